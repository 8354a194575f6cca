import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Acceptance, Accepted, PublicInvitation } from "../../api/types";

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

export async function decline(token: string, reason: string, key: string): Promise<void> {
    const params = { path: { token } };
    const body = reason.trim() ? { reason: reason.trim() } : {};
    await client.POST("/public/invitations/{token}/decline", { params, body, headers: once(key) });
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
