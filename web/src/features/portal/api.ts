// What a client of the account sees of it.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Portal } from "../../api/types";

export function portalKey(account: string) {
    return ["accounts", account, "portal"] as const;
}

export function portalQuery(account: string) {
    return queryOptions({
        queryKey: portalKey(account),
        queryFn: async ({ signal }): Promise<Portal> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/portal", { params, signal }));
        },
    });
}

/** Answers everybody alike: whether somebody is a client there is not told. */
export async function mailLink(slug: string, email: string, key: string): Promise<void> {
    const params = { path: { slug } };
    const headers = once(key);
    await client.POST("/public/signin/{slug}/magic-link", { params, body: { email }, headers });
}

/** Signs in, once; the id of the account, where the server names it. */
export async function signInByLink(token: string, key: string): Promise<string | undefined> {
    const params = { path: { token } };
    const answer = await client.POST("/public/magic-links/{token}", { params, headers: once(key) });
    return bodyOf(answer)?.account?.id;
}
