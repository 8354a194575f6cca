import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Demotion, Named, User } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { useGiving } from "../../../lib/giving";
import { demoteUser, demotionQuery } from "../../../lib/promotions";
import { refreshSoon } from "../../../lib/refresh_soon";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { ColleaguePick, ColleagueTicks } from "../../../ui/ColleagueTicks";
import { Dialog } from "../../../ui/Dialog";
import { Explained } from "../../../ui/Explained";
import { usePasswordAgain } from "../../../ui/PasswordAgain";
import { ShowAgain } from "../../../ui/ShowAgain";
import { toast } from "../../../ui/toast";
import { WhatChanges } from "../../../ui/WhatChanges";
import { usersKey } from "../api";
import { useDraft } from "./draft";

type MakeClientProps = {
    user: User;
    opened: boolean;
    onOpen: () => void;
    onClose: () => void;
    onDone: () => void;
};

type Chosen = { heir: Named | undefined; mapped: Named[] };
const nobody: Chosen = { heir: undefined, mapped: [] };

/** A user is to be a client: says what that takes, and asks for the password again. */
export function MakeClient({ user, opened, onOpen, onClose, onDone }: MakeClientProps) {
    const words = useWords();
    const { account, membership } = useCurrent();
    const { untouchable } = useGiving(user);
    const off = user.id === membership.id ? words("demotion.self") : untouchable;
    const preview = useQuery({ ...demotionQuery(account.id, user.id), enabled: opened });
    const again = usePasswordAgain();
    const demoting = useDemoting(user, again.show, onDone);
    const [chosen, choose] = useState(nobody);
    const looksAfter = preview.data?.taken.some(({ what }) => what === "clients") ?? false;
    const name = user.display_name;
    function cancel() {
        again.forget();
        demoting.forget();
        choose(nobody);
        onClose();
    }
    return (
        <>
            <Explained reason={off}>
                {(explained) => (
                    <Button variant="subtle" color="gray" onClick={onOpen} {...explained}>
                        {words("demotion.do")}
                    </Button>
                )}
            </Explained>
            <Dialog opened={opened} title={words("demotion.title", { name })} onClose={cancel}>
                <ShowAgain
                    again={again}
                    problem={demoting.problem ?? preview.error}
                    busy={demoting.busy}
                    label={words("demotion.do")}
                    color="red"
                    onSubmit={() => void demoting.submit(demotionOf(chosen))}
                    onCancel={cancel}
                >
                    <p>{words("demotion.lead", { name })}</p>
                    {preview.data && <WhatChanges preview={preview.data} />}
                    <Successors
                        user={user}
                        looksAfterClients={looksAfter}
                        chosen={chosen}
                        onChange={(change) => choose({ ...chosen, ...change })}
                    />
                </ShowAgain>
            </Dialog>
        </>
    );
}

type SuccessorsProps = {
    user: User;
    looksAfterClients: boolean;
    chosen: Chosen;
    onChange: (change: Partial<Chosen>) => void;
};

/** Who takes over the clients, and who looks after the new one. */
function Successors({ user, looksAfterClients, chosen, onChange }: SuccessorsProps) {
    const words = useWords();
    const { heir, mapped } = chosen;
    return (
        <>
            {looksAfterClients && (
                <ColleaguePick
                    title={words("demotion.heir")}
                    nobody={words("clients.nobody")}
                    chosen={heir}
                    but={user.id}
                    onChange={(heir) => onChange({ heir })}
                />
            )}
            <ColleagueTicks
                title={words("demotion.mapped", { name: user.display_name })}
                chosen={mapped}
                but={user.id}
                onChange={(person, isIn) => {
                    const others = mapped.filter(({ id }) => id !== person.id);
                    onChange({ mapped: isIn ? [...others, person] : others });
                }}
            />
        </>
    );
}

function demotionOf({ heir, mapped }: Chosen): Demotion {
    return { mapped_users: mapped.map(({ id }) => id), ...(heir && { heir: heir.id }) };
}

function useDemoting(user: User, showAgain: () => Promise<unknown>, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const draft = useDraft(user.id);
    return useSubmit({
        send: async (wanted: Demotion, key) => {
            await showAgain();
            return demoteUser(account.id, user.id, wanted, key);
        },
        done: () => {
            draft.forget();
            onDone();
            toast(words("demotion.done", { name: user.display_name }));
            refreshSoon(queries, usersKey(account.id));
        },
    });
}
