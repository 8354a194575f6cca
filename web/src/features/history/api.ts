import { infiniteQueryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { HistoryItem, HistoryPage } from "../../api/types";

/** A day, or the two between which it is asked what changed; as a date field writes them. */
export type HistorySearch = { at?: string; from?: string; to?: string };

const pageSize = 100;

export function historyQuery(account: string, search: HistorySearch) {
    return infiniteQueryOptions({
        queryKey: ["accounts", account, "history", search],
        initialPageParam: "",
        queryFn: ({ pageParam, signal }) => fetchPage(account, search, pageParam, signal),
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        enabled: isAsked(search),
    });
}

export function isAsked({ at, from, to }: HistorySearch): boolean {
    return Boolean(at) || (Boolean(from) && Boolean(to) && String(from) <= String(to));
}

/** Page after page, for a file. */
export async function wholeHistory(account: string, search: HistorySearch): Promise<HistoryItem[]> {
    const items: HistoryItem[] = [];
    let cursor: string | null | undefined = "";
    while (cursor !== null && cursor !== undefined) {
        const page: HistoryPage = await fetchPage(account, search, cursor);
        items.push(...page.items);
        cursor = page.next_cursor;
    }
    return items;
}

async function fetchPage(
    account: string,
    { at, from, to }: HistorySearch,
    cursor: string,
    signal?: AbortSignal,
): Promise<HistoryPage> {
    const moments = at ? { at: endOf(at) } : { from: endOf(from), to: endOf(to) };
    const query = { ...moments, limit: pageSize, ...(cursor && { cursor }) };
    const params = { path: { account }, query };
    return bodyOf(await client.GET("/accounts/{account}/history", { params, signal }));
}

// A day is told as it was at its end, or as it is now, where the viewer is.
function endOf(day: string | undefined): string {
    const date = new Date(`${day}T00:00:00`);
    date.setDate(date.getDate() + 1);
    return new Date(Math.min(date.getTime(), Date.now())).toISOString();
}
