import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Notification, NotificationPage } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useReadOnly } from "../../lib/viewing";
import { markAllRead, markRead, notificationsKey, notificationsQuery } from "./api";

/** What one was told in this account, and the ways to have read it. */
export function useNotifications() {
    const queries = useQueryClient();
    const { account } = useCurrent();
    const readOnly = useReadOnly() !== undefined;
    const query = useQuery(notificationsQuery(account.id));

    function show(change: (now: NotificationPage) => NotificationPage) {
        queries.setQueryData(notificationsQuery(account.id).queryKey, (now) => now && change(now));
    }
    const askAnew = () => queries.invalidateQueries({ queryKey: notificationsKey(account.id) });

    async function read(one: Notification) {
        if (one.read || readOnly) return;
        show((now) => ({
            ...now,
            unread: now.unread - 1,
            items: now.items.map((each) => (each.seq === one.seq ? { ...each, read: true } : each)),
        }));
        await markRead(account.id, one.seq).finally(askAnew);
    }

    async function readAll() {
        const shown = query.data?.items ?? [];
        if (shown.length === 0 || readOnly) return;
        const through = Math.max(...shown.map(({ seq }) => seq));
        show((now) => ({ ...now, items: now.items.map((each) => ({ ...each, read: true })) }));
        await markAllRead(account.id, through).finally(askAnew);
    }

    return { query, readOnly, read, readAll };
}
