// Clients: people whom the account serves, and the colleagues who look after them.
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { bodyOf, client as api, once } from "../../api/client";
import type {
    AddedClients,
    Client,
    ClientChange,
    ClientPage,
    ClientState,
    NewClients,
} from "../../api/types";
import { clientsKey, type ClientVersion } from "../../lib/clients";

/** What the address of the page says. */
export type ClientsSearch = { q?: string; state?: string; add?: string };

const all = "/accounts/{account}/clients";
const one = "/accounts/{account}/clients/{client}";
const pageSize = 50;

export const states = ["quiet", "pending", "active", "inactive"] as const;

/** Those who are there and end soon are no state of their own, and one more filter. */
export type ClientFilter = ClientState | "ending";

export function isFilter(text: string | undefined): text is ClientFilter {
    return text === "ending" || isState(text);
}

function isState(text: string | undefined): text is ClientState {
    return states.some((state) => state === text);
}

export function clientListQuery(account: string, q: string, state: ClientFilter | undefined) {
    return infiniteQueryOptions({
        queryKey: [...clientsKey(account), "list", q, state],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ClientPage> => {
            const query = {
                all: true,
                limit: pageSize,
                ...(q && { q }),
                ...(state === "ending" ? { ending: true } : state && { state }),
                ...(pageParam && { cursor: pageParam }),
            };
            return bodyOf(await api.GET(all, { params: { path: { account }, query }, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** All of them or none. */
export async function addClients(
    account: string,
    body: NewClients,
    key: string,
): Promise<AddedClients> {
    const params = { path: { account } };
    return bodyOf(await api.POST(all, { params, body, headers: once(key) }));
}

/** Refused as stale when it is not the version any more. */
export async function changeClient(
    account: string,
    { client, etag }: ClientVersion,
    body: ClientChange,
): Promise<Client> {
    const params = { path: { account, client: client.id } };
    return bodyOf(
        await api.PATCH(one, { params, body, headers: etag ? { "If-Match": etag } : {} }),
    );
}

export async function removeClient(account: string, client: string): Promise<void> {
    await api.DELETE(one, { params: { path: { account, client } } });
}

/** Mails the invitation, or mails it again. */
export async function inviteClient(account: string, client: string, key: string): Promise<void> {
    const params = { path: { account, client } };
    await api.POST(`${one}/invitation`, { params, body: {}, headers: once(key) });
}

export async function mapUser(
    account: string,
    client: string,
    user: string,
    isMapped: boolean,
): Promise<void> {
    const params = { path: { account, client, user } };
    const path = `${one}/mappings/{user}` as const;
    if (isMapped) await api.PUT(path, { params });
    else await api.DELETE(path, { params });
}
