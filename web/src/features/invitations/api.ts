import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    Batch,
    Invitation,
    InvitationPage,
    InvitationState,
    NewInvitation,
    Step,
    User,
} from "../../api/types";

const pageSize = 25;
const most = 200;
const mailPauseMs = 10_000;

export function invitationsKey(account: string) {
    return ["accounts", account, "invitations"] as const;
}

export function listsKey(account: string) {
    return [...invitationsKey(account), "list"] as const;
}

export function invitationsQuery(account: string, state: InvitationState) {
    return infiniteQueryOptions({
        queryKey: [...listsKey(account), state],
        initialPageParam: "",
        queryFn: ({ pageParam, signal }): Promise<InvitationPage> => {
            const cursor = pageParam || undefined;
            return list(account, { state, limit: pageSize, total: true, cursor }, signal);
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        // The sender's work is no event of the account, so no frame tells of it.
        refetchInterval: ({ state: { data } }) =>
            data?.pages.some(({ items }) => items.some(isUnderWay)) ? mailPauseMs : false,
    });
}

function isUnderWay({ state, delivery }: Invitation): boolean {
    return state === "pending" && (delivery.state === "queued" || delivery.state === "deferred");
}

/** Those that hold a license of one product. */
export function pendingOfProductQuery(account: string, product: string) {
    return infiniteQueryOptions({
        queryKey: [...invitationsKey(account), "product", product],
        initialPageParam: "",
        queryFn: ({ pageParam, signal }): Promise<InvitationPage> => {
            const cursor = pageParam || undefined;
            const query = { state: "pending", product, limit: pageSize, total: true } as const;
            return list(account, { ...query, cursor }, signal);
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export function invitationQuery(account: string, id: string) {
    return queryOptions({
        queryKey: [...invitationsKey(account), "one", id],
        queryFn: async ({ signal }): Promise<Invitation> => {
            const params = { path: { account, invitation: id } };
            return bodyOf(
                await client.GET("/accounts/{account}/invitations/{invitation}", {
                    params,
                    signal,
                }),
            );
        },
    });
}

/** What became of one, oldest step first; its mails go on without telling. */
export function timelineQuery(account: string, id: string) {
    return queryOptions({
        queryKey: [...invitationsKey(account), "timeline", id],
        queryFn: async ({ signal }): Promise<Step[]> => {
            const params = { path: { account, invitation: id } };
            const path = "/accounts/{account}/invitations/{invitation}/timeline";
            return bodyOf(await client.GET(path, { params, signal })).items;
        },
        staleTime: 0,
    });
}

/** The newest that wait for their answer, to know an address while it is typed. */
export function pendingQuery(account: string) {
    return queryOptions({
        queryKey: [...invitationsKey(account), "newest pending"],
        queryFn: async ({ signal }) =>
            (await list(account, { state: "pending", limit: most }, signal)).items,
    });
}

/** Those that an administrator has to say yes to, whether their people have accepted or not. */
export function awaitingQuery(account: string) {
    return queryOptions({
        queryKey: [...invitationsKey(account), "awaiting approval"],
        queryFn: async ({ signal }): Promise<Invitation[]> => {
            const awaiting = await list(account, { approval: "awaiting", limit: most }, signal);
            return awaiting.items.filter(
                ({ state }) => state === "pending" || state === "accepted",
            );
        },
    });
}

type ListQuery = {
    state?: InvitationState;
    approval?: Invitation["approval"];
    limit: number;
    total?: boolean;
    cursor?: string;
    product?: string;
};

async function list(account: string, query: ListQuery, signal: AbortSignal) {
    const params = { path: { account }, query };
    return bodyOf(await client.GET("/accounts/{account}/invitations", { params, signal }));
}

/** Who has exactly this address here, active or not; null for nobody. */
export function userByAddressQuery(account: string, email: string) {
    return queryOptions({
        queryKey: ["accounts", account, "user by address", email],
        queryFn: async ({ signal }): Promise<User | null> => {
            const query = { q: email, state: "all", limit: 8 } as const;
            const params = { path: { account }, query };
            const page = bodyOf(await client.GET("/accounts/{account}/users", { params, signal }));
            return page.items.find((user) => user.email.toLowerCase() === email) ?? null;
        },
    });
}

export async function invite(account: string, body: NewInvitation, key: string) {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/invitations", { params, body, headers }));
}

/** All of them or none; a refusal names every row that is wrong. */
export async function inviteAll(account: string, body: Batch, key: string): Promise<Invitation[]> {
    const params = { path: { account } };
    const headers = once(key);
    const answer = await client.POST("/accounts/{account}/invitations/batch", {
        params,
        body,
        headers,
    });
    return bodyOf(answer).items;
}

/** What an administrator can do about one; each answers the invitation as it is then. */
export type Act = "resend" | "revoke" | "approve" | "refuse";

export async function act(account: string, { id }: Invitation, what: Act, key: string) {
    const params = { path: { account, invitation: id } };
    const path = `/accounts/{account}/invitations/{invitation}/${what}` as const;
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}

/** The link to hand over oneself. A renewed one kills every earlier link. */
export type LinkAct = "link" | "renew-link";

export async function linkOf(account: string, { id }: Invitation, what: LinkAct, key: string) {
    const params = { path: { account, invitation: id } };
    const path = `/accounts/{account}/invitations/{invitation}/${what}` as const;
    return bodyOf(await client.POST(path, { params, headers: once(key) })).url;
}

/** How many were sent, and how many could not be. */
export async function resendExpired(account: string, key: string) {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(
        await client.POST("/accounts/{account}/invitations/resend-expired", { params, headers }),
    );
}
