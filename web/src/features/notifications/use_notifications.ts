import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { Notification, NotificationPage } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useReadOnly } from "../../lib/viewing";
import { markAllRead, markRead, notificationsKey, notificationsQuery } from "./api";

/** What one was told in this account, and the ways to have read it. */
export function useNotifications() {
    const { account } = useCurrent();
    const readOnly = useReadOnly() !== undefined;
    const query = useInfiniteQuery(notificationsQuery(account.id));
    const { show, askAnew, forgetMore } = useShown(account.id);
    const items = query.data?.pages.flatMap((page) => page.items) ?? [];
    const unread = query.data?.pages[0]?.unread ?? 0;

    async function read(one: Notification) {
        if (one.read || readOnly) return;
        const isIt = ({ seq }: Notification) => seq === one.seq;
        show(({ items, unread, ...page }) => ({
            ...page,
            unread: unread - 1,
            items: items.map((each) => (isIt(each) ? { ...each, read: true } : each)),
        }));
        await markRead(account.id, one.seq).finally(askAnew);
    }

    async function readAll() {
        if (items.length === 0 || readOnly) return;
        const through = Math.max(...items.map(({ seq }) => seq));
        show((page) => ({ ...page, items: page.items.map((each) => ({ ...each, read: true })) }));
        await markAllRead(account.id, through).finally(askAnew);
    }

    return { query, items, unread, readOnly, read, readAll, forgetMore };
}

/** What is on the page of it, page by page. */
function useShown(account: string) {
    const queries = useQueryClient();
    const { queryKey } = notificationsQuery(account);

    function show(change: (page: NotificationPage) => NotificationPage) {
        queries.setQueryData(queryKey, (now) => now && { ...now, pages: now.pages.map(change) });
    }

    /** Then news ask for as little as at first. */
    function forgetMore() {
        queries.setQueryData(queryKey, (now) => {
            return now && { pages: now.pages.slice(0, 1), pageParams: now.pageParams.slice(0, 1) };
        });
    }

    const askAnew = () => queries.invalidateQueries({ queryKey: notificationsKey(account) });
    return { show, askAnew, forgetMore };
}
