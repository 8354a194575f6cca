// What a live frame about an invitation does to the lists in the query cache.
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Invitation, InvitationPage } from "../../api/types";
import { refreshSoon } from "../../lib/refresh_soon";
import { invitationsKey } from "./api";

type Pages = InfiniteData<InvitationPage, string>;

/** Lists are per state, so a changed state moves the invitation: patch in place, then refetch. */
export function invitationUpdated(queries: QueryClient, account: string, invitation: Invitation) {
    const queryKey = invitationsKey(account);
    queries.setQueriesData<Pages>({ queryKey }, (pages) => replaced(pages, invitation));
    refreshSoon(queries, queryKey);
}

function replaced(pages: Pages | undefined, invitation: Invitation): Pages | undefined {
    if (!pages) return pages;
    return {
        ...pages,
        pages: pages.pages.map((page) => ({ ...page, items: withOne(page.items) })),
    };

    function withOne(items: Invitation[]): Invitation[] {
        return items
            .map((item) => (item.id === invitation.id ? invitation : item))
            .filter((item) => item.id !== invitation.id || stillHere(items, invitation));
    }
}

// The list it stands in shows one state; with another state it does not belong there any more.
function stillHere(items: Invitation[], invitation: Invitation): boolean {
    const before = items.find((item) => item.id === invitation.id);
    return before?.state === invitation.state;
}
