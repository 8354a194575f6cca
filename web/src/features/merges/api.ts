// Two records of one person that become one, and two again.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";

type Named = { id: string; display_name: string };
type PageOf<Item> = { items: Item[]; next_cursor?: string | null };

export type Side = {
    ref: string;
    kind: "client" | "contact";
    id: string;
    display_name: string;
    email: string;
    phone: string;
    company: string;
    state: "quiet" | "pending" | "active" | "inactive" | "removed" | null;
};
export type Duplicate = { keep: Side; drop: Side; reasons: ("email" | "phone" | "name")[] };
export type FieldName = "first_name" | "last_name" | "email" | "phone" | "company";
export type Which = "keep" | "drop";
export type Choices = Partial<Record<FieldName, Which>>;
export type Pair = { keep: string; drop: string; fields: Choices };
type Warning =
    "invitation_ends" | "properties_left_out" | "workspaces_move" | "not_all_moves" | "end_stays";
export type Preview = {
    keep: Side;
    drop: Side;
    fields: { field: FieldName; keep: string; drop: string; chosen: Which; may_choose: boolean }[];
    mapped_users: Named[];
    groups: { id: string; name: string }[];
    warnings: Warning[];
};
export type Merge = { id: string; name: string; undo_until: string };
export type Undone = {
    merge: Merge;
    missing: ("users_gone" | "groups_gone" | "workspaces_gone" | "kept_gone")[];
};

const pageSize = 50;

// Below the contacts: what changes them changes what is twice among them.
function mergesKey(account: string) {
    return ["accounts", account, "contacts", "duplicates"] as const;
}

export function duplicatesQuery(account: string, all: boolean) {
    return infiniteQueryOptions({
        queryKey: [...mergesKey(account), all],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<PageOf<Duplicate>> => {
            const query = {
                limit: pageSize,
                ...(all && { all }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account }, query };
            const path = "/accounts/{account}/contacts/duplicates";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export function previewQuery(account: string, pair: Pair) {
    return queryOptions({
        queryKey: [...mergesKey(account), "preview", pair],
        queryFn: async ({ signal }): Promise<Preview> => {
            const params = { path: { account } };
            const path = "/accounts/{account}/merges/preview";
            return bodyOf(await client.POST(path, { params, body: pair, signal })) as Preview; // of the fields and warnings there are
        },
        placeholderData: keepPreviousData,
    });
}

/** Those that can be undone, the newest first. */
export function mergesQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "contacts", "merges"],
        queryFn: async ({ signal }): Promise<Merge[]> => {
            const params = { path: { account } };
            const path = "/accounts/{account}/merges";
            const { items } = bodyOf(await client.GET(path, { params, signal }));
            return items;
        },
    });
}

export async function mergeTwo(account: string, pair: Pair, key: string): Promise<Merge> {
    const params = { path: { account } };
    const path = "/accounts/{account}/merges";
    return bodyOf(await client.POST(path, { params, body: pair, headers: once(key) }));
}

export async function undoMerge(account: string, { id }: Merge, key: string): Promise<Undone> {
    const params = { path: { account, merge: id } };
    const path = "/accounts/{account}/merges/{merge}/undo";
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}
