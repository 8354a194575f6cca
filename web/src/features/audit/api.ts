import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { AuditPage, AuditQuery } from "../../api/types";

const pageSize = 50;
/** Longer chains are looked through when somebody asks for it. */
const mostParts = 10;

export function auditKey(account: string) {
    return ["accounts", account, "audit"] as const;
}

export function auditQuery(account: string, filter: AuditQuery) {
    return infiniteQueryOptions({
        queryKey: [...auditKey(account), "list", filter],
        initialPageParam: "",
        queryFn: ({ pageParam, signal }) => fetchPage(account, filter, pageParam, signal),
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        staleTime: 0,
    });
}

// The server goes through a long log in steps, some of which find nothing.
async function fetchPage(
    account: string,
    filter: AuditQuery,
    cursor: string,
    signal: AbortSignal,
): Promise<AuditPage> {
    const query = { ...filter, limit: pageSize, ...(cursor && { cursor }) };
    const params = { path: { account }, query };
    const page = bodyOf(await client.GET("/accounts/{account}/audit", { params, signal }));
    if (page.items.length > 0 || !page.next_cursor) return page;
    return fetchPage(account, filter, page.next_cursor, signal);
}

export type Chain = { checked: number; last: number; isEnd: boolean; findings: string[] };

/** Goes on after what was found before. */
export async function verifyOn(
    account: string,
    before: Chain = { checked: 0, last: 0, isEnd: false, findings: [] },
    signal?: AbortSignal,
): Promise<Chain> {
    let chain = before;
    for (let part = 0; part < mostParts && !chain.isEnd; part += 1) {
        const params = { path: { account }, query: { after: chain.checked } };
        const path = "/accounts/{account}/audit/verify";
        const { through, last, is_end, findings } = bodyOf(
            await client.GET(path, { params, signal }),
        );
        chain = {
            checked: through,
            last,
            isEnd: is_end,
            findings: [...chain.findings, ...findings],
        };
    }
    return chain;
}

export function chainQuery(account: string) {
    return queryOptions({
        queryKey: [...auditKey(account), "chain"],
        queryFn: ({ signal }) => verifyOn(account, undefined, signal),
        staleTime: 5 * 60_000,
    });
}

export type Format = "csv" | "jsonl";

/** All that is looked for, in one file: the server hands it out in parts. */
export async function exportAudit(
    account: string,
    filter: AuditQuery,
    format: Format,
): Promise<Blob> {
    const parts: string[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
        const query = { ...filter, format, ...(cursor && { cursor }) };
        const answer: { data?: unknown; response: Response } = await client.GET(
            "/accounts/{account}/audit/export",
            { params: { path: { account }, query }, parseAs: "text" },
        );
        parts.push(String(answer.data ?? ""));
        const next = /cursor=([^>&]+)>; rel="next"/.exec(answer.response.headers.get("Link") ?? "");
        cursor = next?.[1];
    }
    return new Blob(parts, { type: format === "csv" ? "text/csv" : "application/jsonl" });
}
