// The same person as another kind of member: a client who becomes a user, a user who becomes a client.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client as api, once } from "../api/client";
import type {
    CardPromotion,
    Client,
    Demotion,
    PromotedCard,
    PromotedClient,
    Promotion,
} from "../api/types";

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
): Promise<PromotedClient> {
    const params = { path: { account, client } };
    return bodyOf(await api.POST(ofClient, { params, body, headers: once(key) }));
}

export async function demoteUser(
    account: string,
    user: string,
    body: Demotion,
    key: string,
): Promise<Client> {
    const params = { path: { account, user } };
    return bodyOf(await api.POST(ofUser, { params, body, headers: once(key) }));
}

export async function promoteCard(
    account: string,
    contact_card: string,
    delivery: CardPromotion["delivery"],
    key: string,
): Promise<PromotedCard> {
    const path = "/accounts/{account}/contact-cards/{contact_card}/promotion";
    const params = { path: { account, contact_card } };
    return bodyOf(await api.POST(path, { params, body: { delivery }, headers: once(key) }));
}
