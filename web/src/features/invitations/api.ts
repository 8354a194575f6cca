import { infiniteQueryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Invitation, InvitationPage, InvitationState, NewInvitation } from "../../api/types";

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
