// The roles that can be given in an account: the standing ones, Team manager, and its own.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { RoleOfAccount } from "../api/types";
import { wordOr, type Words } from "./words";

export function rolesQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "roles"] as const,
        queryFn: async ({ signal }): Promise<RoleOfAccount[]> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/roles", { params, signal })).items;
        },
        staleTime: 60_000,
    });
}

/** The word of a standing role; the name that the account gave to a role of its own. */
export function roleName(words: Words, roles: RoleOfAccount[] | undefined, id: string): string {
    const own = roles?.find((role) => role.id === id && role.kind === "custom");
    return own ? own.name : wordOr(words, "role", id);
}
