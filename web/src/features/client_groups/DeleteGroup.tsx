import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ClientGroup } from "../../api/types";
import { clientGroupsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { deleteGroup } from "./api";

/** What has to be typed, in every language. */
const magicWord = "DELETE";

type DeleteGroupProps = {
    group: ClientGroup;
    opened: boolean;
    onDeleted: () => void;
    onClose: () => void;
};

/** What nobody can bring back; its clients stay. */
export function DeleteGroup({ group, opened, onDeleted, onClose }: DeleteGroupProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words("client_groups.delete.title", { group: group.name })}
        >
            <Confirming group={group} onDeleted={onDeleted} onClose={onClose} />
        </Dialog>
    );
}

function Confirming({ group, onDeleted, onClose }: Omit<DeleteGroupProps, "opened">) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [typed, setTyped] = useState("");
    const isTyped = typed.trim() === magicWord;
    const ask = words("client_groups.delete.type", { word: magicWord });
    const deleting = useSubmit({
        send: () => deleteGroup(account.id, group.id),
        done: () => {
            toast(words("client_groups.deleted", { group: group.name }));
            onDeleted();
            void queries.invalidateQueries({ queryKey: clientGroupsKey(account.id) });
        },
    });
    return (
        <form
            className={form.form}
            onSubmit={(event) => {
                event.preventDefault();
                if (isTyped) void deleting.submit(null);
            }}
        >
            <p>{words("client_groups.delete.text", { count: group.member_count })}</p>
            <FormProblem problem={deleting.problem} />
            <TextInput
                label={ask}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                data-autofocus
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton
                    type="submit"
                    color="red"
                    off={isTyped ? undefined : ask}
                    loading={deleting.busy}
                >
                    {words("client_groups.delete")}
                </ActButton>
            </div>
        </form>
    );
}
