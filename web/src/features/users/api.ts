import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { UserPage, UserQuery } from "../../api/types";

const pageSize = 50;

export type UserFilter = { q: string; sort: string; state: NonNullable<UserQuery["state"]> };

/** What a part of the users page shows, and how it asks for another choice. */
export type FilteredUsers = {
    account: string;
    filter: UserFilter;
    onFilter: (change: Partial<UserFilter>) => void;
};

export function usersKey(account: string) {
    return ["accounts", account, "users"] as const;
}

export function usersQuery(account: string, filter: UserFilter) {
    return infiniteQueryOptions({
        queryKey: [...usersKey(account), filter],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<UserPage> => {
            const query: UserQuery = {
                state: filter.state,
                sort: filter.sort,
                limit: pageSize,
                total: true,
                ...(filter.q && { q: filter.q }),
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
