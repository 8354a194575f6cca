// People from outside: how long they stay, and renewing them by the link of a mail.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, once } from "../../api/client";
import { speaks, type Answers, type Takes } from "../../api/soon";

type OfAccount = { account: string };
export type OutsiderPolicy = { valid_days: number | null; inactivity_days: number | null };
export type PolicyVersion = { policy: OutsiderPolicy; etag: string | null };
export type Renewal = {
    account_name: string;
    display_name: string;
    sponsor_name: string;
    ends_at: string;
    renewed_until: string;
};

/** What an account keeps of somebody without a login to whom it wrote; null: nothing. */
export type Kept = {
    email: string;
    names: string[];
    phone: string;
    company: string;
    written_by: string[];
    since: string;
};
export type MailChoice = {
    account_name: string;
    is_stopped: boolean;
    may_erase: boolean;
    kept: Kept | null;
};
export type MailAct = "stop" | "resume" | "erase";

const api = speaks<{
    "/public/mails/{token}": { get: Answers<MailChoice, { token: string }> };
    "/public/mails/{token}/stop": { post: Answers<MailChoice, { token: string }> };
    "/public/mails/{token}/resume": { post: Answers<MailChoice, { token: string }> };
    "/public/mails/{token}/erase": { post: Answers<MailChoice, { token: string }> };
    "/accounts/{account}/outsider-policy": {
        get: Answers<OutsiderPolicy, OfAccount>;
        put: Takes<OutsiderPolicy, OutsiderPolicy, OfAccount>;
    };
    "/public/renewals/{token}": {
        get: Answers<Renewal, { token: string }>;
        post: Answers<Renewal, { token: string }>;
    };
}>();

const path = "/accounts/{account}/outsider-policy";

export function policyQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "outsider_policy"],
        queryFn: async ({ signal }): Promise<PolicyVersion> => {
            const answer = await api.GET(path, { params: { path: { account } }, signal });
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
    const answer = await api.PUT(path, { params: { path: { account } }, body, headers });
    return { policy: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

export function renewalQuery(token: string) {
    return queryOptions({
        queryKey: ["renewal", token],
        queryFn: async ({ signal }): Promise<Renewal> => {
            const params = { path: { token } };
            return bodyOf(await api.GET("/public/renewals/{token}", { params, signal }));
        },
        retry: false,
        staleTime: Infinity,
    });
}

export async function renew(token: string, key: string): Promise<Renewal> {
    const params = { path: { token } };
    return bodyOf(await api.POST("/public/renewals/{token}", { params, headers: once(key) }));
}

export function mailQuery(token: string) {
    return queryOptions({
        queryKey: ["mail_choice", token],
        queryFn: async ({ signal }): Promise<MailChoice> => {
            const params = { path: { token } };
            return bodyOf(await api.GET("/public/mails/{token}", { params, signal }));
        },
        retry: false,
    });
}

export async function choose(token: string, act: MailAct, key: string): Promise<MailChoice> {
    const params = { path: { token } };
    return bodyOf(await api.POST(`/public/mails/{token}/${act}`, { params, headers: once(key) }));
}
