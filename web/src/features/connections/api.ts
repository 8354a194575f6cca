// People of other accounts: those one is connected to, those who ask, and those one may find.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    Connection,
    ConnectionChange,
    ConnectionPage,
    ContactPage,
    DirectoryPage,
    NewConnection,
    Scope,
} from "../../api/types";

export type ConnectionsSearch = {
    /** "internal", "others", "contacts"; otherwise what waits for the viewer decides. */
    tab?: string;
    /** Part of a name. */
    q?: string;
    /** "true" while people of other accounts are looked for. */
    find?: string;
    /** "true" while a contact is being added. */
    add?: string;
};

/** Requests that wait for oneself, one's own that wait for others, and what came of both. */
export type Group = "received" | "sent" | "connected";

/** A connection and the version (ETag) of that answer. */
export type ConnectionVersion = { connection: Connection; etag: string | null };

const pageSize = 50;
const one = "/accounts/{account}/connections/{connection}";

const asked = {
    received: { state: "pending", direction: "received" },
    sent: { state: "pending", direction: "sent" },
    connected: { state: "accepted" },
} as const;

export function connectionsKey(account: string) {
    return ["accounts", account, "connections"] as const;
}

export function colleaguesKey(account: string) {
    return ["accounts", account, "colleagues"] as const;
}

export function groupQuery(account: string, group: Group, q: string) {
    return infiniteQueryOptions({
        queryKey: [...connectionsKey(account), group, q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ConnectionPage> => {
            const query = { ...asked[group], total: pageParam === "", ...paged(q, pageParam) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/connections", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** How many ask to connect. */
export function waitingQuery(account: string) {
    return queryOptions({
        queryKey: [...connectionsKey(account), "waiting"],
        queryFn: async ({ signal }): Promise<number> => {
            const query = { ...asked.received, limit: 1, total: true };
            const params = { path: { account }, query };
            const answer = await client.GET("/accounts/{account}/connections", { params, signal });
            return bodyOf(answer).total ?? 0;
        },
    });
}

export function connectionQuery(account: string, connection: string) {
    return queryOptions({
        queryKey: [...connectionsKey(account), "one", connection],
        queryFn: async ({ signal }): Promise<ConnectionVersion> => {
            const params = { path: { account, connection } };
            return versionOf(await client.GET(one, { params, signal }));
        },
    });
}

export function blockedQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: [...connectionsKey(account), "blocked"],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ConnectionPage> => {
            const params = { path: { account }, query: paged("", pageParam) };
            return bodyOf(await client.GET("/accounts/{account}/blocks", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

/** What is shorter finds nobody. */
export const leastCharacters = 2;

export function directoryQuery(account: string, q: string) {
    return infiniteQueryOptions({
        queryKey: [...connectionsKey(account), "directory", q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<DirectoryPage> => {
            const query = { q, ...(pageParam && { cursor: pageParam }) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/directory", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        enabled: q.length >= leastCharacters,
        placeholderData: keepPreviousData,
    });
}

export function colleaguesQuery(account: string, q: string) {
    return infiniteQueryOptions({
        queryKey: [...colleaguesKey(account), q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ContactPage> => {
            const query = { filter: "internal" as const, ...paged(q, pageParam) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/contacts", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

export async function connect(
    account: string,
    body: NewConnection,
    key: string,
): Promise<Connection> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/connections", { params, body, headers }));
}

export async function accept(account: string, connection: string, scopes: Scope[]): Promise<void> {
    const params = { path: { account, connection } };
    await client.POST(`${one}/accept`, { params, body: { scopes } });
}

/** Refused as stale when it is not the version any more. */
export async function narrow(
    account: string,
    { connection, etag }: ConnectionVersion,
    body: ConnectionChange,
): Promise<ConnectionVersion> {
    const params = { path: { account, connection: connection.id } };
    const headers = etag ? { "If-Match": etag } : {};
    return versionOf(await client.PATCH(one, { params, body, headers }));
}

export type Act = "decline" | "cancel" | "block" | "unblock" | "disconnect";

export async function carryOut(account: string, connection: string, act: Act): Promise<void> {
    const params = { path: { account, connection } };
    if (act === "disconnect") await client.DELETE(one, { params });
    else await client.POST(`${one}/${act}`, { params });
}

function paged(q: string, cursor: string) {
    return { limit: pageSize, ...(q && { q }), ...(cursor && { cursor }) };
}

function versionOf(answer: { data?: Connection; response: Response }): ConnectionVersion {
    return { connection: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}
