import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { SignedUp, SigningUp, SignUpRequest } from "../../api/types";

/** What a link leads to: somebody's mail, or a link that the account hands around. */
export function signingUpQuery(token: string) {
    return queryOptions({
        queryKey: ["public", "signup", token],
        queryFn: async (): Promise<SigningUp> =>
            bodyOf(await client.GET("/public/signup/{token}", { params: { path: { token } } })),
    });
}

/** Both ways to ask for the mail answer everybody alike: what becomes of it stands in the mail. */
export async function askByDomain(slug: string, body: SignUpRequest, key: string): Promise<void> {
    const params = { path: { slug } };
    const headers = once(key);
    await client.POST("/public/signin/{slug}/signup", { params, body, headers });
}

export async function askByLink(token: string, body: SignUpRequest, key: string): Promise<void> {
    const params = { path: { token } };
    const headers = once(key);
    await client.POST("/public/signup/{token}/start", { params, body, headers });
}

/** Nothing for whoever is signed in as that person; a code of whoever has a second factor. */
export type Credentials = { password?: string; totp?: string };

export async function complete(token: string, body: Credentials, key: string) {
    const params = { path: { token } };
    const headers = once(key);
    const answer = await client.POST("/public/signup/{token}/complete", { params, body, headers });
    return bodyOf<SignedUp>(answer);
}
