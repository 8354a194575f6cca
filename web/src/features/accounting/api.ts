import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { Accounting, AccountingChange, AccountDocument, DocumentPage } from "../../api/types";

export function accountingKey(account: string) {
    return ["accounts", account, "accounting"] as const;
}

export type BillingDetails = { details: Accounting; etag: string | null };

export function detailsQuery(account: string) {
    return queryOptions({
        queryKey: [...accountingKey(account), "details"],
        queryFn: async ({ signal }): Promise<BillingDetails> => {
            const params = { path: { account } };
            const answer = await client.GET("/accounts/{account}/accounting", { params, signal });
            return { details: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

export async function changeDetails(
    account: string,
    body: AccountingChange,
    etag: string | null,
): Promise<BillingDetails> {
    const params = { path: { account } };
    const headers = etag ? { "If-Match": etag } : {};
    const answer = await client.PATCH("/accounts/{account}/accounting", { params, body, headers });
    return { details: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

export function documentsQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: [...accountingKey(account), "documents"],
        initialPageParam: "",
        queryFn: ({ pageParam, signal }) => documents(account, 25, pageParam, signal),
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export function documentQuery(account: string, document: string) {
    return queryOptions({
        queryKey: [...accountingKey(account), "document", document],
        queryFn: async ({ signal }): Promise<AccountDocument> => {
            const params = { path: { account, document } };
            const path = "/accounts/{account}/accounting/documents/{document}";
            return bodyOf(await client.GET(path, { params, signal }));
        },
    });
}

/** Every one of them, for a table to take away. */
export async function allDocuments(account: string): Promise<AccountDocument[]> {
    const all: AccountDocument[] = [];
    let cursor: string | null | undefined = "";
    while (cursor !== null && cursor !== undefined) {
        const page: DocumentPage = await documents(account, 200, cursor);
        all.push(...page.items);
        cursor = page.next_cursor;
    }
    return all;
}

async function documents(
    account: string,
    limit: number,
    cursor: string,
    signal?: AbortSignal,
): Promise<DocumentPage> {
    const params = { path: { account }, query: { limit, cursor: cursor || undefined } };
    return bodyOf(await client.GET("/accounts/{account}/accounting/documents", { params, signal }));
}
