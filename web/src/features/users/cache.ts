// What live frames about users do to the lists in the query cache.
import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import type { User, UserPage } from "../../api/types";
import { refreshSoon } from "../../lib/refresh_soon";
import { userListsKey, usersKey } from "./api";
import { glow, keepWaiting, listIsStill } from "./arrivals";
import { fits, type UserFilter } from "./filter";

type Pages = InfiniteData<UserPage, string>;

/** Where the newcomer stands depends on filter and order, which the server knows: refetch. */
export function userAdded(queries: QueryClient, account: string, user: User) {
    const shown = queries
        .getQueryCache()
        .findAll({ queryKey: userListsKey(account), type: "active" });
    if (shown.some(({ queryKey }) => fits(filterIn(queryKey), user))) {
        return appears(queries, account, user);
    }
    void queries.invalidateQueries({ queryKey: usersKey(account), refetchType: "none" });
}

/** Patches the row where it stands. Who does not belong there any more goes, without a request. */
export function userUpdated(queries: QueryClient, account: string, user: User) {
    const lists = queries.getQueriesData<Pages>({ queryKey: userListsKey(account) });
    for (const [queryKey, pages] of lists) {
        if (!pages) continue;
        const belongs = fits(filterIn(queryKey), user);
        if (holds(pages, user)) {
            queries.setQueryData(queryKey, belongs ? replaced(pages, user) : without(pages, user));
        } else if (belongs && isWhole(pages)) {
            appears(queries, account, user);
        }
    }
}

// A long list is not fetched again under the eyes of who reads in the middle of it.
function appears(queries: QueryClient, account: string, user: User) {
    if (listIsStill()) return keepWaiting(user.id);
    glow(user.id);
    refreshSoon(queries, usersKey(account));
}

/** Back to the first page, so that fetching anew is one request however far one had read. */
export function startAnew(queries: QueryClient, account: string) {
    const queryKey = userListsKey(account);
    queries.setQueriesData<Pages>({ queryKey }, (pages) => pages && firstOf(pages));
    void queries.invalidateQueries({ queryKey });
}

function firstOf({ pages, pageParams }: Pages): Pages {
    return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}

function filterIn(queryKey: QueryKey): UserFilter {
    return queryKey.at(-1) as UserFilter;
}

function holds({ pages }: Pages, user: User): boolean {
    return pages.some(({ items }) => items.some(({ id }) => id === user.id));
}

function isWhole({ pages }: Pages): boolean {
    return !pages.at(-1)?.next_cursor;
}

function replaced({ pages, pageParams }: Pages, user: User): Pages {
    const swap = (page: UserPage) => ({
        ...page,
        items: page.items.map((item) => (item.id === user.id ? user : item)),
    });
    return { pages: pages.map(swap), pageParams };
}

function without({ pages, pageParams }: Pages, user: User): Pages {
    const drop = ({ items, total, ...page }: UserPage) => ({
        ...page,
        items: items.filter(({ id }) => id !== user.id),
        total: total == null ? total : total - 1,
    });
    return { pages: pages.map(drop), pageParams };
}
