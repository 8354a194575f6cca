// What a live frame about an invitation does to the lists in the query cache.
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Invitation, InvitationPage } from "../../api/types";
import { refreshSoon } from "../../lib/refresh_soon";
import { awaitingQuery, invitationQuery, invitationsKey, listsKey } from "./api";

type Pages = InfiniteData<InvitationPage, string>;

/** Lists are per state, so a changed state moves the invitation: patch in place, then refetch. */
export function invitationUpdated(queries: QueryClient, account: string, invitation: Invitation) {
    const swap = (items: Invitation[]) => withOne(items, invitation);
    queries.setQueriesData<Pages>(
        { queryKey: listsKey(account) },
        (lists) => lists && each(lists, swap),
    );
    queries.setQueryData(invitationQuery(account, invitation.id).queryKey, invitation);
    queries.setQueryData(
        awaitingQuery(account).queryKey,
        (items) => items && swap(items).filter(({ approval }) => approval === "awaiting"),
    );
    refreshSoon(queries, invitationsKey(account));
}

function each(lists: Pages, swap: (items: Invitation[]) => Invitation[]): Pages {
    return { ...lists, pages: lists.pages.map((page) => ({ ...page, items: swap(page.items) })) };
}

// The list it stands in shows one state; with another state it does not belong there any more.
function withOne(items: Invitation[], invitation: Invitation): Invitation[] {
    return items.flatMap((item) => {
        if (item.id !== invitation.id) return [item];
        return item.state === invitation.state ? [invitation] : [];
    });
}
