import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Connection } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { LinkedDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { More } from "../../ui/List";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { groupQuery, type Group } from "./api";
import { Connected } from "./Connected";
import classes from "./Connections.module.css";
import { Received } from "./Received";
import { Sent } from "./Sent";

type OtherAccountsProps = { q: string; onFind: () => void };

/** Requests that wait for the viewer, his own that wait, and everybody he is connected to. */
export function OtherAccounts({ q, onFind }: OtherAccountsProps) {
    const received = useGroup("received", q);
    const sent = useGroup("sent", q);
    const connected = useGroup("connected", q);
    const groups = [received, sent, connected];
    const failed = groups.find(({ list }) => list.isError && !list.data);
    if (failed) return <ListProblem problem={failed.list.error} onRetry={failed.list.refetch} />;
    if (groups.some(({ list }) => list.isPending)) return <LoadingRows />;
    if (groups.every(({ items }) => items.length === 0)) return <Nobody q={q} onFind={onFind} />;
    return (
        <div className={classes.groups}>
            <Part group="received" of={received}>
                {received.items.map((one) => (
                    <Received key={one.id} connection={one} />
                ))}
            </Part>
            <Part group="sent" of={sent}>
                <Sent connections={sent.items} />
            </Part>
            <Part group="connected" of={connected}>
                <Connected connections={connected.items} />
            </Part>
        </div>
    );
}

type PartProps = { group: Group; of: ReturnType<typeof useGroup>; children: ReactNode };

/** A group under its heading; an empty one is left out. */
function Part({ group, of: { list, items, total }, children }: PartProps) {
    const words = useWords();
    if (items.length === 0) return null;
    const heading = `connections-${group}`;
    return (
        <section aria-labelledby={heading}>
            <h2 id={heading} className={classes.heading}>
                {words(`connections.${group}`)}
                <span className={classes.count}>{total}</span>
            </h2>
            <Panel>
                {children}
                <More list={list} />
            </Panel>
        </section>
    );
}

function useGroup(group: Group, q: string) {
    const { account } = useCurrent();
    const list = useInfiniteQuery(groupQuery(account.id, group, q));
    const pages = list.data?.pages ?? [];
    const items: Connection[] = pages.flatMap((page) => page.items);
    return { list, items, total: pages[0]?.total ?? items.length };
}

function Nobody({ q, onFind }: OtherAccountsProps) {
    const words = useWords();
    const sentence = q
        ? words("connections.nobody.found", { q })
        : words("connections.others.none");
    return (
        <Panel>
            <EmptyState drawing={<LinkedDrawing />} sentence={sentence}>
                <ActButton onClick={onFind}>{words("connections.find")}</ActButton>
            </EmptyState>
        </Panel>
    );
}
