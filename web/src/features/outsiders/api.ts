// People from outside: how long they stay, and renewing them by the link of a mail.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { MailChoice, OutsiderPolicy, Renewal } from "../../api/types";

export type PolicyVersion = { policy: OutsiderPolicy; etag: string | null };
export type MailAct = "stop" | "resume" | "erase";

const path = "/accounts/{account}/outsider-policy";

export function policyQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "outsider_policy"],
        queryFn: async ({ signal }): Promise<PolicyVersion> => {
            const answer = await client.GET(path, { params: { path: { account } }, signal });
            return { policy: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

/** Refused as stale when it is not that version any more. */
export async function savePolicy(
    account: string,
    body: OutsiderPolicy,
    etag: string | null,
): Promise<PolicyVersion> {
    const headers = etag ? { "If-Match": etag } : {};
    const answer = await client.PUT(path, { params: { path: { account } }, body, headers });
    return { policy: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

export function renewalQuery(token: string) {
    return queryOptions({
        queryKey: ["renewal", token],
        queryFn: async ({ signal }): Promise<Renewal> => {
            const params = { path: { token } };
            return bodyOf(await client.GET("/public/renewals/{token}", { params, signal }));
        },
        retry: false,
        staleTime: Infinity,
    });
}

export async function renew(token: string, key: string): Promise<Renewal> {
    const params = { path: { token } };
    return bodyOf(await client.POST("/public/renewals/{token}", { params, headers: once(key) }));
}

export function mailQuery(token: string) {
    return queryOptions({
        queryKey: ["mail_choice", token],
        queryFn: async ({ signal }): Promise<MailChoice> => {
            const params = { path: { token } };
            return bodyOf(await client.GET("/public/mails/{token}", { params, signal }));
        },
        retry: false,
    });
}

export async function choose(token: string, act: MailAct, key: string): Promise<MailChoice> {
    const params = { path: { token } };
    return bodyOf(
        await client.POST(`/public/mails/{token}/${act}`, { params, headers: once(key) }),
    );
}
