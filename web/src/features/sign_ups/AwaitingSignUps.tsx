import { useInfiniteQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { More } from "../../ui/List";
import { ListProblem } from "../../ui/ListProblem";
import { awaitingQuery } from "./api";
import { AwaitingRow } from "./AwaitingRow";
import classes from "./SignUps.module.css";

/** People who signed up and wait for a yes; nothing where there is nobody. */
export function AwaitingSignUps() {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(awaitingQuery(account.id));
    if (list.isError && !list.data) {
        return <ListProblem problem={list.error} onRetry={() => void list.refetch()} />;
    }
    const people = list.data?.pages.flatMap(({ items }) => items) ?? [];
    if (people.length === 0) return null;
    const isFull = list.data?.pages.at(-1)?.too_many_awaiting;
    return (
        <div className={classes.awaiting}>
            {isFull && (
                <p className={classes.full} role="status">
                    {words("signups.too_many")}
                </p>
            )}
            <ul aria-label={words("signups.awaiting")}>
                {people.map((one) => (
                    <AwaitingRow key={one.id} one={one} />
                ))}
            </ul>
            <More list={list} />
        </div>
    );
}

/** How many of them are known to wait. */
export function useAwaitingCount(): number {
    const { account } = useCurrent();
    const { data } = useInfiniteQuery(awaitingQuery(account.id));
    return data?.pages.flatMap(({ items }) => items).length ?? 0;
}
