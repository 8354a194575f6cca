// The clients of an account and their groups, as far as one sees them.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf } from "../api/client";
import { speaks, type Answers } from "../api/soon";

export type Named = { id: string; display_name: string };
export type ClientState = "quiet" | "pending" | "active" | "inactive" | "removed";

export type Client = {
    id: string;
    display_name: string;
    first_name: string;
    last_name: string;
    email: string | null;
    phone: string;
    company: string;
    state: ClientState;
    avatar_url: string | null;
    mapped_users: Named[];
    groups: { id: string; name: string }[];
    invitation: { id: string; state: string; expires_at: string } | null;
    /** Who answers for the client, and is asked before the end. */
    sponsor: Named | null;
    valid_until: string | null;
    created_at: string;
};

export type ClientGroup = {
    id: string;
    name: string;
    description: string;
    managers: Named[];
    member_count: number;
    created_by: Named;
    /** Whoever asks. */
    may_change: boolean;
};

export type ClientOfGroup = {
    id: string;
    display_name: string;
    state: ClientState;
    company: string;
};
/** A group and who is in it; the version (ETag) of that answer. */
export type WholeGroup = ClientGroup & { members: ClientOfGroup[] };
export type GroupVersion = { group: WholeGroup; etag: string | null };

export type PageOf<Item> = { items: Item[]; next_cursor?: string | null; total?: number | null };
export type OfAccount = { account: string };

const api = speaks<{
    "/accounts/{account}/clients/{client}": {
        get: Answers<Client, OfAccount & { client: string }>;
    };
    "/accounts/{account}/client-groups": {
        get: Answers<PageOf<ClientGroup>, OfAccount, { limit: number; q?: string }>;
    };
    "/accounts/{account}/client-groups/{client_group}": {
        get: Answers<WholeGroup, OfAccount & { client_group: string }>;
    };
}>();

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
        queryFn: async ({ signal }): Promise<PageOf<ClientGroup>> => {
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
