// What the bell tells, and how one wants to be told.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, once } from "../../api/client";
import { speaks } from "../../api/soon";

export const types = [
    ...(["member_joined", "connection_requested", "connection_accepted"] as const),
    ...(["invitation_accepted", "invitation_declined", "invitation_expired"] as const),
    ...(["invitation_asked_again", "approval_awaited", "approval_decided"] as const),
    ...(["rights_dropped", "client_accepted", "client_mapped", "license_exhausted"] as const),
    ...(["domain_lapsed", "order_decided", "job_finished", "new_sign_in"] as const),
];
export type NotificationType = (typeof types)[number];

export const mailings = ["off", "at_once", "daily"] as const;
export type Mailing = (typeof mailings)[number];

export type Notification = {
    account_id: string;
    /** Its name in the account. */
    seq: number;
    type: NotificationType;
    about: { kind: string; id: string; name: string };
    /** Of many the first. */
    people: { id: string; name: string }[];
    count: number;
    told_at: string;
    read: boolean;
};
/** 100 unread: that many or more. */
export type Notifications = {
    items: Notification[];
    next_cursor: string | null;
    unread: number;
};
export type Setting = {
    type: NotificationType;
    in_app: boolean;
    mail: Mailing;
    mail_fixed: boolean;
};
export type StoppedMails = { account_name: string; type: NotificationType | null };

type Json<Body> = { content: { "application/json": Body } };
type Call<Answer, Query, Body = never> = {
    parameters: { query: Query; path?: never; header?: Record<string, string>; cookie?: never };
    requestBody?: [Body] extends [never] ? never : Json<Body>;
    responses: { 200: Json<Answer> };
};
type OfLink = {
    parameters: {
        path: { token: string };
        query?: never;
        header?: Record<string, string>;
        cookie?: never;
    };
    requestBody?: never;
    responses: { 200: Json<StoppedMails> };
};
type OfAccount = { account: string };

const api = speaks<{
    "/me/notifications": { get: Call<Notifications, OfAccount> };
    "/me/notifications/read": {
        post: Call<{ unread: number }, OfAccount, { seqs?: number[]; through?: number }>;
    };
    "/me/notification-settings": {
        get: Call<{ items: Setting[] }, OfAccount>;
        put: Call<{ items: Setting[] }, OfAccount, { items: Omit<Setting, "mail_fixed">[] }>;
    };
    "/public/unsubscribe/{token}": { get: OfLink; post: OfLink };
}>();

export function notificationsKey(account: string) {
    return ["accounts", account, "notifications"] as const;
}

export function notificationsQuery(account: string) {
    return queryOptions({
        queryKey: notificationsKey(account),
        queryFn: async ({ signal }): Promise<Notifications> =>
            bodyOf(await api.GET("/me/notifications", { params: { query: { account } }, signal })),
    });
}

export async function markRead(account: string, seq: number): Promise<void> {
    const params = { query: { account } };
    await api.POST("/me/notifications/read", { params, body: { seqs: [seq] } });
}

/** Up to the newest that is shown: what arrives meanwhile stays unread. */
export async function markAllRead(account: string, through: number): Promise<void> {
    const params = { query: { account } };
    await api.POST("/me/notifications/read", { params, body: { through } });
}

export function settingsQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "notification_settings"],
        queryFn: async ({ signal }): Promise<Setting[]> =>
            bodyOf(
                await api.GET("/me/notification-settings", {
                    params: { query: { account } },
                    signal,
                }),
            ).items,
    });
}

export async function changeSetting(
    account: string,
    { type, in_app, mail }: Setting,
): Promise<Setting[]> {
    const params = { query: { account } };
    const body = { items: [{ type, in_app, mail }] };
    return bodyOf(await api.PUT("/me/notification-settings", { params, body })).items;
}

export function stoppedMailsQuery(token: string) {
    return queryOptions({
        queryKey: ["public", "unsubscribe", token],
        queryFn: async (): Promise<StoppedMails> =>
            bodyOf(await api.GET("/public/unsubscribe/{token}", { params: { path: { token } } })),
        enabled: token !== "",
        staleTime: Infinity,
    });
}

export async function stopMails(token: string, key: string): Promise<StoppedMails> {
    const params = { path: { token } };
    const headers = once(key);
    return bodyOf(await api.POST("/public/unsubscribe/{token}", { params, headers }));
}
