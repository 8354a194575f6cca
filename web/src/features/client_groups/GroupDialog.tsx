import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { Named, WholeGroup } from "../../api/types";
import { clientGroupsKey, type GroupVersion } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ColleagueTicks } from "../../ui/ColleagueTicks";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { changeGroup, makeGroup } from "./api";

type GroupDialogProps = {
    /** Nothing: a new one. */
    version?: GroupVersion;
    opened: boolean;
    onDone: (group: WholeGroup) => void;
    onClose: () => void;
};

/** Makes a client group, or changes one. */
export function GroupDialog({ opened, version, onClose, onDone }: GroupDialogProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words(version ? "client_groups.edit" : "client_groups.new")}
        >
            <GroupForm version={version} onDone={onDone} onClose={onClose} />
        </Dialog>
    );
}

type GroupFormProps = Omit<GroupDialogProps, "opened" | "version"> & {
    version: GroupVersion | undefined;
};

function GroupForm({ version, onDone, onClose }: GroupFormProps) {
    const words = useWords();
    const { saving, managers, setManagers } = useGroupForm(version, onDone);
    const { getInputProps: field } = saving.form;
    const isTaken = isProblem(saving.problem) && saving.problem.code === "name_taken";
    const name = field("name");
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            {!version && <p className={form.quiet}>{words("client_groups.new.lead")}</p>}
            {!isTaken && <FormProblem problem={saving.problem} />}
            <TextInput
                label={words("clients.group.name")}
                maxLength={100}
                data-autofocus
                {...name}
                error={isTaken ? words("problem.name_taken") : name.error}
            />
            <TextInput
                label={words("client_groups.description")}
                maxLength={500}
                {...field("description")}
            />
            <ColleagueTicks
                title={words("client_groups.managers")}
                chosen={managers}
                onChange={(person, isIn) =>
                    setManagers([
                        ...managers.filter(({ id }) => id !== person.id),
                        ...(isIn ? [person] : []),
                    ])
                }
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words(version ? "edit.save" : "client_groups.make")}
                </ActButton>
            </div>
        </form>
    );
}

function useGroupForm(version: GroupVersion | undefined, onDone: (group: WholeGroup) => void) {
    const queries = useQueryClient();
    const { account, me, membership } = useCurrent();
    const oneself = { id: membership.id, display_name: fullName(me.person) };
    const [base] = useState(version);
    const [managers, setManagers] = useState<Named[]>(base?.group.managers ?? [oneself]);
    const saving = useServerForm({
        initialValues: {
            name: base?.group.name ?? "",
            description: base?.group.description ?? "",
        },
        required: ["name"],
        keep: {
            as: `client_group.${base?.group.id ?? "new"}.${membership.id}`,
            fields: ["name", "description"],
        },
        send: ({ name, description }, key) => {
            const ids = managers.map(({ id }) => id);
            const body = { name: name.trim(), description: description.trim(), managers: ids };
            return base ? changeGroup(account.id, base, body) : makeGroup(account.id, body, key);
        },
        done: (group) => {
            void queries.invalidateQueries({ queryKey: clientGroupsKey(account.id) });
            onDone(group);
        },
    });
    return { saving, managers, setManagers };
}
