// The clients of an account and their groups, as far as one sees them.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client as api } from "../api/client";
import type { Client, ClientGroupPage, WholeGroup } from "../api/types";

/** A group, and the version (ETag) of that answer. */
export type GroupVersion = { group: WholeGroup; etag: string | null };

const most = 200;

export function clientsKey(account: string) {
    return ["accounts", account, "clients"] as const;
}

export function clientGroupsKey(account: string) {
    return ["accounts", account, "client_groups"] as const;
}

/** A client and the version (ETag) of that answer: a change says which one it was made on. */
export type ClientVersion = { client: Client; etag: string | null };

export function clientQuery(account: string, client: string) {
    return queryOptions({
        queryKey: [...clientsKey(account), "one", client],
        queryFn: async ({ signal }): Promise<ClientVersion> => {
            const params = { path: { account, client } };
            const path = "/accounts/{account}/clients/{client}";
            const answer = await api.GET(path, { params, signal });
            return { client: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

/** The first by name. */
export function clientGroupsQuery(account: string, q = "") {
    return queryOptions({
        queryKey: [...clientGroupsKey(account), "first", q],
        queryFn: async ({ signal }): Promise<ClientGroupPage> => {
            const params = { path: { account }, query: { limit: most, ...(q && { q }) } };
            return bodyOf(await api.GET("/accounts/{account}/client-groups", { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
}

export function clientGroupQuery(account: string, client_group: string) {
    return queryOptions({
        queryKey: [...clientGroupsKey(account), "one", client_group],
        queryFn: async ({ signal }): Promise<GroupVersion> => {
            const params = { path: { account, client_group } };
            const path = "/accounts/{account}/client-groups/{client_group}";
            const answer = await api.GET(path, { params, signal });
            return { group: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}
