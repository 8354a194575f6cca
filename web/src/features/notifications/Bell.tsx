import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Notification } from "../../api/types";
import { useEffect, useRef } from "react";
import { useWords } from "../../lib/words";
import { BellIcon } from "../../ui/icons";
import { ListProblem } from "../../ui/ListProblem";
import { When } from "../../ui/When";
import classes from "./Bell.module.css";
import { pageOf, tell } from "./telling";
import { useNotifications } from "./use_notifications";

const mostShown = 99;

/** What is new for one, with the number of what one has not read. */
export function Bell() {
    const words = useWords();
    const { query, items, unread, readOnly, read, readAll, forgetMore } = useNotifications();
    const { list, focusNext } = useFocusOnNext(items.length);
    return (
        <Menu position="bottom-end" width={360} withinPortal={false} onClose={forgetMore}>
            <Menu.Target>
                <button
                    type="button"
                    className={classes.bell}
                    aria-label={words("notifications.bell", { unread: capped(unread) })}
                >
                    <BellIcon size={20} />
                    {unread > 0 && (
                        <span className={classes.count} aria-hidden="true">
                            {capped(unread)}
                        </span>
                    )}
                </button>
            </Menu.Target>
            <Menu.Dropdown ref={list} className={classes.list}>
                <Menu.Label>{words("notifications")}</Menu.Label>
                <Menu.Item
                    closeMenuOnClick={false}
                    disabled={readOnly}
                    onClick={() => void readAll()}
                >
                    {words("notifications.read_all")}
                </Menu.Item>
                {query.isError && (
                    <ListProblem problem={query.error} onRetry={() => void query.refetch()} />
                )}
                {query.data && items.length === 0 && (
                    <p className={classes.none}>{words("notifications.none")}</p>
                )}
                {items.map((one) => (
                    <Item
                        key={`${one.account_id} ${one.seq}`}
                        one={one}
                        onRead={() => void read(one)}
                    />
                ))}
                {query.hasNextPage && (
                    <Menu.Item
                        className={classes.more}
                        closeMenuOnClick={false}
                        aria-busy={query.isFetchingNextPage}
                        onClick={() => {
                            focusNext();
                            void query.fetchNextPage();
                        }}
                    >
                        {words("list.more")}
                    </Menu.Item>
                )}
                <Menu.Divider />
                <Menu.Item
                    renderRoot={(props) => <Link to="/profile" hash="notifications" {...props} />}
                >
                    {words("notifications.settings")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

function Item({ one, onRead }: { one: Notification; onRead: () => void }) {
    const words = useWords();
    return (
        <Menu.Item
            className={classes.item}
            data-told
            data-unread={!one.read || undefined}
            onClick={onRead}
            renderRoot={(props) => <Link to={pageOf(one)} {...props} />}
        >
            <span className={classes.words}>
                {!one.read && (
                    <span className="visually-hidden">{words("notifications.new")} </span>
                )}
                {tell(words, one)}
            </span>
            <span className={classes.when}>
                <When at={one.told_at} />
            </span>
        </Menu.Item>
    );
}

/** The way to more may be gone once they are there: the first of them takes the focus. */
function useFocusOnNext(count: number) {
    const list = useRef<HTMLDivElement>(null);
    const next = useRef<number>(undefined);
    useEffect(() => {
        if (next.current === undefined || next.current >= count) return;
        list.current?.querySelectorAll<HTMLElement>("[data-told]")[next.current]?.focus();
        next.current = undefined;
    }, [count]);
    return { list, focusNext: () => void (next.current = count) };
}

function capped(unread: number): string {
    return unread > mostShown ? `${mostShown}+` : String(unread);
}
