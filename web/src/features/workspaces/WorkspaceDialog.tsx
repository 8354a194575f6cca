import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { StartedWorkspace, WholeWorkspace } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import {
    changeWorkspace,
    startWorkspace,
    workspacesKey,
    type WorkspaceVersion,
} from "../../lib/workspaces";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";

type WorkspaceDialogProps = {
    /** Nothing: a new one. */
    version?: WorkspaceVersion;
    /** Of a new one: "internal:<id>", "client:<id>", "connection:<id>". */
    members?: string[];
    /** Of a new one: "team:<id>" or "client_group:<id>". */
    from?: string;
    name?: string;
    opened: boolean;
    onDone: (workspace: WholeWorkspace) => void;
    onClose: () => void;
};

/** Starts a workspace, or renames one. */
export function WorkspaceDialog({ opened, ...props }: WorkspaceDialogProps) {
    const words = useWords();
    const title = words(props.version ? "workspaces.rename" : "workspaces.start");
    return (
        <Dialog opened={opened} onClose={props.onClose} title={title}>
            <NameForm {...props} />
        </Dialog>
    );
}

function NameForm(props: Omit<WorkspaceDialogProps, "opened">) {
    const { version, members, from, name = "", onDone, onClose } = props;
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [base] = useState(version);
    const saving = useServerForm({
        initialValues: { name: base?.workspace.name ?? name },
        required: ["name"],
        send: (typed, key): Promise<WholeWorkspace & Partial<StartedWorkspace>> => {
            const wanted = { name: typed.name.trim() };
            if (base) return changeWorkspace(account.id, base, wanted);
            const people = { ...(members && { members }), ...(from && { from }) };
            return startWorkspace(account.id, { ...wanted, ...people }, key);
        },
        done: (workspace) => {
            void queries.invalidateQueries({ queryKey: workspacesKey(account.id) });
            const refused = workspace.results?.filter(({ outcome }) => outcome === "refused") ?? [];
            if (refused.length > 0)
                toast(words("workspaces.refused", { count: refused.length }), "refused");
            onDone(workspace);
        },
    });
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            {!base && <p className={form.quiet}>{words("workspaces.start.lead")}</p>}
            <FormProblem problem={saving.problem} />
            <TextInput
                label={words("workspaces.name")}
                maxLength={100}
                data-autofocus
                {...saving.form.getInputProps("name")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words(base ? "edit.save" : "workspaces.start")}
                </ActButton>
            </div>
        </form>
    );
}
