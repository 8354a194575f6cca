import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Invitation, LedgerPage, NewInvitation, UserPage } from "../../api/types";
import { productKey } from "../../lib/products";

const pageSize = 50;
const most = 200;

type Found = { q: string; unseen_since?: string };

/** Those who hold a license of the product, by name. */
export function holdersQuery(account: string, product: string, found: Found) {
    return infiniteQueryOptions({
        queryKey: [...productKey(account, product), "users", found],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<UserPage> => {
            const query = {
                limit: pageSize,
                total: pageParam === "",
                ...(found.q && { q: found.q }),
                ...(found.unseen_since && { unseen_since: found.unseen_since }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account, product }, query };
            const path = "/accounts/{account}/products/{product}/users";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** The first of those who could be given one. */
export function candidatesQuery(account: string, product: string, q: string) {
    return queryOptions({
        queryKey: [...productKey(account, product), "candidates", q],
        queryFn: async ({ signal }): Promise<UserPage> => {
            const query = { limit: 20, ...(q && { q }) };
            const params = { path: { account, product }, query };
            const path = "/accounts/{account}/products/{product}/candidates";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
}

type LedgerFilter = { since?: string; at?: string; slot?: number };

/** Who held which license, newest first. */
export function ledgerQuery(account: string, product: string, filter: LedgerFilter) {
    return queryOptions({
        queryKey: [...productKey(account, product), "ledger", filter],
        queryFn: async ({ signal }): Promise<LedgerPage> => {
            const params = { path: { account, product }, query: { ...filter, limit: most } };
            const path = "/accounts/{account}/products/{product}/ledger";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
}

export async function inviteToProduct(account: string, body: NewInvitation, key: string) {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/invitations", { params, body, headers }));
}

/** The invitation that stands in the way of another one to the same address. */
export async function findPending(account: string, email: string, mine: boolean) {
    const query = { state: "pending", limit: most, ...(mine && { mine }) } as const;
    const params = { path: { account }, query };
    const { items } = bodyOf(await client.GET("/accounts/{account}/invitations", { params }));
    const wish = email.trim().toLowerCase();
    return items.find((one: Invitation) => one.email.toLowerCase() === wish);
}

export async function resendInvitation(account: string, invitation: string, key: string) {
    const params = { path: { account, invitation } };
    const path = "/accounts/{account}/invitations/{invitation}/resend";
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}

export async function copyInvitationLink(account: string, invitation: string, key: string) {
    const params = { path: { account, invitation } };
    const path = "/accounts/{account}/invitations/{invitation}/link";
    return bodyOf(await client.POST(path, { params, headers: once(key) })).url;
}

export type Manager = {
    user_id: string;
    display_name: string;
    because: { kind: string; id: string; name: string }[];
};

/** Everybody who manages the product, and by what. */
export function managersQuery(account: string, product: string) {
    return queryOptions({
        queryKey: [...productKey(account, product), "managers"],
        queryFn: async ({ signal }): Promise<Manager[]> => {
            const query = { permission: `product.manage:${product}`, limit: most };
            const params = { path: { account }, query };
            const answer = await client.GET("/accounts/{account}/who-can", { params, signal });
            return bodyOf(answer).items;
        },
    });
}
