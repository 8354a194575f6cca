// A role while it is written: what is typed, on which version, and what others made of it meanwhile.
import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { RoleOfAccount } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useNewer } from "../../lib/newer";
import { rolesKey } from "../../lib/roles";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { changeRole, makeRole, roleQuery, type RoleVersion } from "./api";

/** The permissions with a space between. */
type Fields = { name: string; permissions: string };

export function useRoleForm(
    account: string,
    version: RoleVersion | undefined,
    onClose: () => void,
) {
    const words = useWords();
    const queries = useQueryClient();
    const owner = useCurrent().membership.id;
    const { base, stale } = useNewer(version);
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

    return {
        ...saving,
        role: base?.role,
        permissions: listOf(saving.form.values.permissions),
        tick: (names: string[]) => saving.form.setFieldValue("permissions", names.join(" ")),
        isStale: isProblem(saving.problem, 412),
        stale: stale({
            look: () => queries.fetchQuery(roleQuery(account, base!.role.id)),
            fill: (newer) => saving.form.setValues(fieldsOf(newer)),
            forget: saving.forget,
        }),
    };
}

function fieldsOf(version: RoleVersion | undefined): Fields {
    const { name = "", permissions = [] } = version?.role ?? {};
    return { name, permissions: permissions.join(" ") };
}

function listOf(permissions: string): string[] {
    return permissions.split(" ").filter(Boolean);
}
