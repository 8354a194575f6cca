// The same person as another kind of member: a client who becomes a user, a user who becomes a client.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, once } from "../api/client";
import { speaks, type Answers, type Takes } from "../api/soon";
import type { Client, OfAccount } from "./clients";

export const changes = [
    "identity",
    "history",
    "mapped_users",
    "client_groups",
    "company",
    "contact_cards",
    "portal",
    "roles",
    "licenses",
    "teams",
    "managed_groups",
    "clients",
    "connections",
    "sessions",
    "email",
    "active",
    "acceptance",
    "approval",
    "password",
    "recent_sign_in",
] as const;
export type Change = { what: (typeof changes)[number]; count: number | null };

/** What would become of somebody. */
export type Preview = { kept: Change[]; taken: Change[]; needs: Change[] };
export type Outcome = "promoted" | "invited";
export type Promotion = { licenses: string[]; message?: string };
export type Promoted = { outcome: Outcome; warnings: string[] };
export type PromotedCard = { client: Client; outcome: string; card_kept: boolean };

type OfClient = OfAccount & { client: string };
type OfUser = OfAccount & { user: string };
const api = speaks<{
    "/accounts/{account}/clients/{client}/promotion": {
        get: Answers<Preview & { outcome: Outcome }, OfClient>;
        post: Takes<Promotion, Promoted, OfClient>;
    };
    "/accounts/{account}/users/{user}/demotion": {
        get: Answers<Preview, OfUser>;
        post: Takes<{ heir?: string; mapped_users?: string[] }, Client, OfUser>;
    };
    "/accounts/{account}/contact-cards/{contact_card}/promotion": {
        post: Takes<
            { delivery: "portal" | "quiet" },
            PromotedCard,
            OfAccount & { contact_card: string }
        >;
    };
}>();

const ofClient = "/accounts/{account}/clients/{client}/promotion";
const ofUser = "/accounts/{account}/users/{user}/demotion";

export function promotionQuery(account: string, client: string) {
    return queryOptions({
        queryKey: ["accounts", account, "promotion", client],
        queryFn: async ({ signal }) =>
            bodyOf(await api.GET(ofClient, { params: { path: { account, client } }, signal })),
        staleTime: 0,
    });
}

export function demotionQuery(account: string, user: string) {
    return queryOptions({
        queryKey: ["accounts", account, "demotion", user],
        queryFn: async ({ signal }) =>
            bodyOf(await api.GET(ofUser, { params: { path: { account, user } }, signal })),
        staleTime: 0,
    });
}

export async function promoteClient(
    account: string,
    client: string,
    body: Promotion,
    key: string,
): Promise<Promoted> {
    const params = { path: { account, client } };
    return bodyOf(await api.POST(ofClient, { params, body, headers: once(key) }));
}

export async function demoteUser(account: string, user: string, key: string): Promise<Client> {
    const params = { path: { account, user } };
    return bodyOf(await api.POST(ofUser, { params, body: {}, headers: once(key) }));
}

export async function promoteCard(
    account: string,
    contact_card: string,
    delivery: "portal" | "quiet",
    key: string,
): Promise<PromotedCard> {
    const path = "/accounts/{account}/contact-cards/{contact_card}/promotion";
    const params = { path: { account, contact_card } };
    return bodyOf(await api.POST(path, { params, body: { delivery }, headers: once(key) }));
}
