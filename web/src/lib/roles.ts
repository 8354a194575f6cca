// The roles that can be given in an account: the standing ones, Team manager, and its own.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { RoleOfAccount } from "../api/types";
import { wordOr, type Words } from "./words";

export function rolesKey(account: string) {
    return ["accounts", account, "roles"] as const;
}

export function rolesQuery(account: string) {
    return queryOptions({
        queryKey: [...rolesKey(account), "all"],
        queryFn: async ({ signal }): Promise<RoleOfAccount[]> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/roles", { params, signal })).items;
        },
        staleTime: 60_000,
    });
}

export function heldRolesKey(account: string) {
    return [...rolesKey(account), "held"] as const;
}

/** With how many users hold each. */
export function heldRolesQuery(account: string) {
    return queryOptions({
        queryKey: heldRolesKey(account),
        queryFn: async ({ signal }): Promise<RoleOfAccount[]> => {
            const params = { path: { account }, query: { holders: true } };
            return bodyOf(await client.GET("/accounts/{account}/roles", { params, signal })).items;
        },
    });
}

/** The word of a standing role; the name that the account gave to a role of its own. */
export function roleName(words: Words, roles: RoleOfAccount[] | undefined, id: string): string {
    const own = roles?.find((role) => role.id === id && role.kind === "custom");
    return own ? own.name : wordOr(words, "role", id);
}
