import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isProblem } from "../../api/problem";
import type { RoleOfAccount } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { rolesKey } from "../../lib/roles";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { toast } from "../../ui/toast";
import frame from "../../ui/Window.module.css";
import { changeRole, makeRole, roleQuery, type RoleVersion } from "./api";
import { DeleteRole } from "./DeleteRole";
import { PermissionTicks } from "./PermissionTicks";
import classes from "./RoleForm.module.css";
import { WhatIf } from "./WhatIf";

/** The permissions with a space between. */
type Fields = { name: string; permissions: string };

type RoleFormProps = { account: string; version?: RoleVersion; onClose: () => void };

/** A name and what it gives; before saving it shows what that means for those who hold it. */
export function RoleForm({ account, version, onClose }: RoleFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const owner = useCurrent().membership.id;
    const [base, setBase] = useState(version);
    const [theirs, setTheirs] = useState<RoleVersion>();
    const saving = useServerForm<Fields, RoleOfAccount>({
        initialValues: fieldsOf(version),
        required: ["name"],
        keep: {
            as: `role.${version?.role.id ?? "new"}.${owner}`,
            fields: ["name", "permissions"],
        },
        send: ({ name, permissions }, key) => {
            const body = { name: name.trim(), permissions: listOf(permissions) };
            return base ? changeRole(account, base, body) : makeRole(account, body, key);
        },
        done: (role) => {
            toast(words(base ? "roles.saved" : "roles.made", { name: role.name }));
            void queries.invalidateQueries({ queryKey: rolesKey(account) });
            onClose();
        },
    });
    const { values, setFieldValue, setValues, getInputProps } = saving.form;
    const permissions = listOf(values.permissions);
    const isStale = isProblem(saving.problem, 412);

    // The window opened before it was known what it shows: its first field takes the focus late.
    useEffect(
        () => saving.element.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(),
        [],
    );

    function goOnFrom(newer: RoleVersion) {
        setBase(newer);
        setTheirs(undefined);
        saving.forget();
    }

    return (
        <form ref={saving.element} className={classes.form} onSubmit={saving.onSubmit} noValidate>
            <div className={frame.scroll}>
                <TextInput
                    label={words("roles.name")}
                    maxLength={100}
                    data-autofocus
                    {...getInputProps("name")}
                />
                <PermissionTicks
                    ticked={permissions}
                    held={base?.role.permissions ?? []}
                    onChange={(ticked) => setFieldValue("permissions", ticked.join(" "))}
                />
            </div>
            <footer className={frame.foot}>
                {base && <WhatIf account={account} role={base.role} permissions={permissions} />}
                {isStale ? (
                    <StaleNotice
                        theirs={theirs}
                        say={({ role }) =>
                            words("roles.stale", {
                                name: role.name,
                                count: role.permissions.length,
                            })
                        }
                        onLook={async () =>
                            setTheirs(await queries.fetchQuery(roleQuery(account, base!.role.id)))
                        }
                        onKeep={goOnFrom}
                        onTake={(newer) => {
                            setValues(fieldsOf(newer));
                            goOnFrom(newer);
                        }}
                    />
                ) : (
                    <FormProblem problem={saving.problem} />
                )}
                <div className={classes.actions}>
                    {base && <DeleteRole account={account} role={base.role} onDeleted={onClose} />}
                    <span className={classes.space} />
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <Button type="submit" loading={saving.busy}>
                        {words(base ? "edit.save" : "roles.make")}
                    </Button>
                </div>
            </footer>
        </form>
    );
}

function fieldsOf(version: RoleVersion | undefined): Fields {
    const { name = "", permissions = [] } = version?.role ?? {};
    return { name, permissions: permissions.join(" ") };
}

function listOf(permissions: string): string[] {
    return permissions.split(" ").filter(Boolean);
}
