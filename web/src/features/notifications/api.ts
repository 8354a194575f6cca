// What the bell tells, and how one wants to be told.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { NotificationPage, NotificationSetting, StoppedMails } from "../../api/types";

export const mailings = ["off", "at_once", "daily"] as const;

export function notificationsKey(account: string) {
    return ["accounts", account, "notifications"] as const;
}

/** The newest first, page by page. */
export function notificationsQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: notificationsKey(account),
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<NotificationPage> => {
            const query = { account, ...(pageParam && { cursor: pageParam }) };
            return bodyOf(await client.GET("/me/notifications", { params: { query }, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export async function markRead(account: string, seq: number): Promise<void> {
    const params = { query: { account } };
    await client.POST("/me/notifications/read", { params, body: { seqs: [seq] } });
}

/** Up to the newest that is shown: what arrives meanwhile stays unread. */
export async function markAllRead(account: string, through: number): Promise<void> {
    const params = { query: { account } };
    await client.POST("/me/notifications/read", { params, body: { through } });
}

export function settingsQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "notification_settings"],
        queryFn: async ({ signal }): Promise<NotificationSetting[]> =>
            bodyOf(
                await client.GET("/me/notification-settings", {
                    params: { query: { account } },
                    signal,
                }),
            ).items,
    });
}

export async function changeSetting(
    account: string,
    { type, in_app, mail }: NotificationSetting,
): Promise<NotificationSetting[]> {
    const params = { query: { account } };
    const body = { items: [{ type, in_app, mail }] };
    return bodyOf(await client.PUT("/me/notification-settings", { params, body })).items;
}

export function stoppedMailsQuery(token: string) {
    return queryOptions({
        queryKey: ["public", "unsubscribe", token],
        queryFn: async (): Promise<StoppedMails> =>
            bodyOf(
                await client.GET("/public/unsubscribe/{token}", { params: { path: { token } } }),
            ),
        enabled: token !== "",
        staleTime: Infinity,
    });
}

export async function stopMails(token: string, key: string): Promise<StoppedMails> {
    const params = { path: { token } };
    const headers = { ...once(key), "Content-Type": "application/x-www-form-urlencoded" };
    const body = "List-Unsubscribe=One-Click";
    return bodyOf(await client.POST("/public/unsubscribe/{token}", { params, headers, body }));
}
