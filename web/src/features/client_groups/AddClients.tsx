import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { Named, WholeGroup } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useDebounced } from "../../lib/debounced";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ChoiceGroup, Tick } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/Loaded";
import { SearchField } from "../../ui/SearchField";
import { candidatesQuery } from "./api";
import { useMembers } from "./use_members";

type AddClientsProps = { group: WholeGroup; opened: boolean; onClose: () => void };

/** Finds clients by name, address or company, and puts those that are ticked into the group. */
export function AddClients({ group, opened, onClose }: AddClientsProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words("client_groups.add.title", { group: group.name })}
        >
            <Choosing group={group} onClose={onClose} />
        </Dialog>
    );
}

function Choosing({ group, onClose }: Omit<AddClientsProps, "opened">) {
    const words = useWords();
    const { add } = useMembers(group);
    const [chosen, setChosen] = useState<Named[]>([]);
    const [busy, setBusy] = useState(false);

    async function submit(event: FormEvent) {
        event.preventDefault();
        if (chosen.length === 0 || busy) return;
        setBusy(true);
        await add(chosen);
        onClose();
    }

    return (
        <form className={form.form} onSubmit={(event) => void submit(event)}>
            <Candidates group={group} chosen={chosen} onChange={setChosen} />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton
                    type="submit"
                    loading={busy}
                    off={chosen.length === 0 ? words("client_groups.add.choose") : undefined}
                >
                    {words("client_groups.add.do", { count: chosen.length })}
                </ActButton>
            </div>
        </form>
    );
}

type CandidatesProps = {
    group: WholeGroup;
    chosen: Named[];
    onChange: (chosen: Named[]) => void;
};

function Candidates({ group, chosen, onChange }: CandidatesProps) {
    const words = useWords();
    const { account, may } = useCurrent();
    const [q, setQ] = useState("");
    const wish = useDebounced(q.trim());
    const found = useQuery(candidatesQuery(account.id, wish, may("clients.view_all")));
    const has = (people: Named[], id: string) => people.some((one) => one.id === id);
    return (
        <>
            <SearchField label={words("clients.search")} value={q} isFirst onChange={setQ} />
            <Loaded query={found} rows={4}>
                {({ items }) => {
                    const free = items.filter(({ id }) => !has(group.members, id));
                    const lines = [...chosen, ...free.filter(({ id }) => !has(chosen, id))];
                    if (lines.length === 0)
                        return <p className={form.quiet}>{words("client_groups.add.nobody")}</p>;
                    return (
                        <ChoiceGroup title={words("clients.title")}>
                            {lines.map(({ id, display_name }) => (
                                <Tick
                                    key={id}
                                    label={display_name}
                                    off={undefined}
                                    checked={has(chosen, id)}
                                    onChange={(isIn) =>
                                        onChange(
                                            isIn
                                                ? [...chosen, { id, display_name }]
                                                : chosen.filter((one) => one.id !== id),
                                        )
                                    }
                                />
                            ))}
                        </ChoiceGroup>
                    );
                }}
            </Loaded>
        </>
    );
}
