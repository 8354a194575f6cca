// Entries that were recorded since the list was fetched. At the top of the page they are shown at
// once; further down a line counts them, so that nothing jumps.
import { useQuery, type QueryClient } from "@tanstack/react-query";
import { refreshSoon } from "../../lib/refresh_soon";
import { auditKey } from "./api";

const nearTop = 120;

function newsKey(account: string) {
    return ["accounts", account, "audit_news"] as const;
}

export function entryRecorded(queries: QueryClient, account: string) {
    const list = [...auditKey(account), "list"];
    if (queries.getQueryCache().findAll({ queryKey: list, type: "active" }).length === 0) return;
    if (globalThis.scrollY < nearTop) return refreshSoon(queries, list);
    queries.setQueryData<number>(newsKey(account), (count = 0) => count + 1);
}

export function useNewsCount(account: string): number {
    return useQuery({
        queryKey: newsKey(account),
        queryFn: () => 0,
        initialData: 0,
        staleTime: Infinity,
    }).data;
}

export function showNews(queries: QueryClient, account: string) {
    queries.setQueryData(newsKey(account), 0);
    void queries.invalidateQueries({ queryKey: [...auditKey(account), "list"] });
    globalThis.scrollTo({ top: 0 });
}
