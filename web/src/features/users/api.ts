import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { UserPage, UserQuery } from "../../api/types";
import type { UserFilter } from "./filter";

const pageSize = 100;

export function usersKey(account: string) {
    return ["accounts", account, "users"] as const;
}

/** Of the lists, each followed by the filter that it was asked with. */
export function userListsKey(account: string) {
    return [...usersKey(account), "list"] as const;
}

export function usersQuery(account: string, filter: UserFilter) {
    const { q, role, product, team, second_factor, state, sort } = filter;
    return infiniteQueryOptions({
        queryKey: [...userListsKey(account), filter] as const,
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<UserPage> => {
            const query: UserQuery = {
                state,
                sort,
                limit: pageSize,
                total: pageParam === "",
                ...(q && { q }),
                ...(role && { role }),
                ...(product && { product }),
                ...(team && { team }),
                ...(second_factor && { second_factor }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/users", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** The few that stand first among those found by a name or an address. */
export function usersFoundQuery(account: string, q: string) {
    return queryOptions({
        // Not below the key of the lists: live frames patch those page by page.
        queryKey: ["accounts", account, "users_found", q],
        queryFn: async ({ signal }) => {
            const params = { path: { account }, query: { q, state: "all", limit: 8 } as const };
            const answer = await client.GET("/accounts/{account}/users", { params, signal });
            return bodyOf(answer).items;
        },
    });
}
