import { Button, TextInput } from "@mantine/core";
import { useEffect } from "react";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import frame from "../../ui/Window.module.css";
import type { RoleVersion } from "./api";
import { DeleteRole } from "./DeleteRole";
import { PermissionTicks } from "./PermissionTicks";
import classes from "./RoleForm.module.css";
import { useRoleForm } from "./use_role_form";
import { WhatIf } from "./WhatIf";

type RoleFormProps = { account: string; version?: RoleVersion; onClose: () => void };

/** A name and what it gives; before saving it shows what that means for those who hold it. */
export function RoleForm({ account, version, onClose }: RoleFormProps) {
    const words = useWords();
    const saving = useRoleForm(account, version, onClose);
    const { role, permissions } = saving;

    function stale({ role: { name, permissions } }: RoleVersion) {
        return words("roles.stale", { name, count: permissions.length });
    }

    // The window opened before it was known what it shows: its first field takes the focus late.
    useEffect(
        () => saving.element.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(),
        [],
    );

    return (
        <form ref={saving.element} className={classes.form} onSubmit={saving.onSubmit} noValidate>
            <div className={frame.scroll}>
                <TextInput
                    label={words("roles.name")}
                    maxLength={100}
                    data-autofocus
                    {...saving.form.getInputProps("name")}
                />
                <PermissionTicks
                    ticked={permissions}
                    held={role?.permissions ?? []}
                    onChange={saving.tick}
                />
            </div>
            <footer className={frame.foot}>
                {role && <WhatIf account={account} role={role} permissions={permissions} />}
                {saving.isStale ? (
                    <StaleNotice {...saving.stale} say={stale} />
                ) : (
                    <FormProblem problem={saving.problem} />
                )}
                <div className={classes.actions}>
                    {role && <DeleteRole account={account} role={role} onDeleted={onClose} />}
                    <span className={classes.space} />
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <ActButton type="submit" loading={saving.busy}>
                        {words(role ? "edit.save" : "roles.make")}
                    </ActButton>
                </div>
            </footer>
        </form>
    );
}
