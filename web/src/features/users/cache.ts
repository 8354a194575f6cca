// What live frames about users do to the lists in the query cache.
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { User, UserPage } from "../../api/types";
import { refreshSoon } from "../../lib/refresh_soon";
import { usersKey } from "./api";
import { noteArrival } from "./arrivals";

type Pages = InfiniteData<UserPage, string>;

/** Where the newcomer stands depends on filter and order, which the server knows: refetch. */
export function userAdded(queries: QueryClient, account: string, user: User) {
    noteArrival(user.id);
    refreshSoon(queries, usersKey(account));
}

/** Patches the row; only a change that may move or remove it costs a request. */
export function userUpdated(queries: QueryClient, account: string, user: User) {
    const queryKey = usersKey(account);
    const lists = queries.getQueriesData<Pages>({ queryKey });
    const before = lists.flatMap(([, pages]) => usersOf(pages)).find(({ id }) => id === user.id);
    queries.setQueriesData<Pages>({ queryKey }, (pages) => replaced(pages, user));
    if (!before || moves(before, user)) refreshSoon(queries, queryKey);
}

function moves(before: User, after: User): boolean {
    return before.state !== after.state || before.display_name !== after.display_name;
}

function usersOf(pages: Pages | undefined): User[] {
    return pages?.pages.flatMap((page) => page.items) ?? [];
}

function replaced(pages: Pages | undefined, user: User): Pages | undefined {
    if (!pages) return pages;
    const swap = (page: UserPage) => ({
        ...page,
        items: page.items.map((item) => (item.id === user.id ? user : item)),
    });
    return { ...pages, pages: pages.pages.map(swap) };
}
