import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    Acceptance,
    Accepted,
    Invitation,
    InvitationPage,
    InvitationState,
    NewInvitation,
    PublicInvitation,
} from "../../api/types";

const pageSize = 25;

export function invitationsKey(account: string) {
    return ["accounts", account, "invitations"] as const;
}

export function invitationsQuery(account: string, state: InvitationState) {
    return infiniteQueryOptions({
        queryKey: [...invitationsKey(account), state],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<InvitationPage> => {
            const query = {
                state,
                limit: pageSize,
                total: true,
                cursor: pageParam || undefined,
            };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/invitations", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export async function invite(account: string, body: NewInvitation, key: string) {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/invitations", { params, body, headers }));
}

export async function resend(account: string, invitation: Invitation, key: string) {
    const params = { path: { account, invitation: invitation.id } };
    const headers = once(key);
    return bodyOf(
        await client.POST("/accounts/{account}/invitations/{invitation}/resend", {
            params,
            headers,
        }),
    );
}

export async function revoke(account: string, invitation: Invitation, key: string) {
    const params = { path: { account, invitation: invitation.id } };
    const headers = once(key);
    return bodyOf(
        await client.POST("/accounts/{account}/invitations/{invitation}/revoke", {
            params,
            headers,
        }),
    );
}

export function publicInvitationQuery(token: string) {
    return queryOptions({
        queryKey: ["public", "invitations", token],
        queryFn: async (): Promise<PublicInvitation> =>
            bodyOf(
                await client.GET("/public/invitations/{token}", { params: { path: { token } } }),
            ),
    });
}

export async function accept(token: string, body: Acceptance, key: string): Promise<Accepted> {
    const params = { path: { token } };
    const headers = once(key);
    return bodyOf(
        await client.POST("/public/invitations/{token}/accept", { params, body, headers }),
    );
}

export async function decline(token: string, key: string): Promise<void> {
    const params = { path: { token } };
    const headers = once(key);
    await client.POST("/public/invitations/{token}/decline", { params, body: {}, headers });
}

/** Tells the inviter that a person has seen it. That it fails is nobody's concern here. */
export async function noteOpened(token: string): Promise<void> {
    await client
        .POST("/public/invitations/{token}/opened", { params: { path: { token } } })
        .catch(() => undefined);
}

export async function askAgain(token: string, key: string): Promise<void> {
    const params = { path: { token } };
    await client.POST("/public/invitations/{token}/ask-again", { params, headers: once(key) });
}

/** Confirms the address that somebody typed; the name of the account that waits for it. */
export async function confirmAddress(token: string, key: string): Promise<string> {
    const params = { path: { token } };
    const headers = once(key);
    return bodyOf(await client.POST("/public/confirmations/{token}", { params, headers })).name;
}
