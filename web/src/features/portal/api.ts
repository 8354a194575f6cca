// What a client of the account sees of it.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, once } from "../../api/client";
import { speaks, type Answers, type Takes } from "../../api/soon";
import type { Account } from "../../api/types";
import type { OfAccount } from "../../lib/clients";
import type { Presence } from "../../lib/presence";
import type { WorkspaceRef } from "../../lib/workspaces";

export type PortalContact = {
    ref: string;
    display_name: string;
    job_title: string;
    avatar_url: string | null;
    presence: Presence | null;
};
export type Portal = {
    account: { name: string; support: Account["support"] };
    contacts: PortalContact[];
    workspaces: WorkspaceRef[];
};

const api = speaks<{
    "/accounts/{account}/portal": { get: Answers<Portal, OfAccount> };
    "/public/signin/{slug}/magic-link": { post: Takes<{ email: string }, void, { slug: string }> };
    "/public/magic-links/{token}": {
        post: Answers<{ account?: { id: string } } | undefined, { token: string }>;
    };
}>();

export function portalKey(account: string) {
    return ["accounts", account, "portal"] as const;
}

export function portalQuery(account: string) {
    return queryOptions({
        queryKey: portalKey(account),
        queryFn: async ({ signal }): Promise<Portal> => {
            const params = { path: { account } };
            return bodyOf(await api.GET("/accounts/{account}/portal", { params, signal }));
        },
    });
}

/** Answers everybody alike: whether somebody is a client there is not told. */
export async function mailLink(slug: string, email: string, key: string): Promise<void> {
    const params = { path: { slug } };
    const headers = once(key);
    await api.POST("/public/signin/{slug}/magic-link", { params, body: { email }, headers });
}

/** Signs in, once; the id of the account, where the server names it. */
export async function signInByLink(token: string, key: string): Promise<string | undefined> {
    const params = { path: { token } };
    const answer = await api.POST("/public/magic-links/{token}", { params, headers: once(key) });
    return bodyOf(answer)?.account?.id;
}
