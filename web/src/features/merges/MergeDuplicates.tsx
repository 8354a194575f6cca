import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { duplicatesQuery, type Duplicate } from "./api";
import { Comparison } from "./Comparison";
import classes from "./Merges.module.css";
import { RecentMerges } from "./RecentMerges";

type MergeDuplicatesProps = { opened: boolean; onClose: () => void };

/** Who stands twice among one's contacts and clients, one pair after the other. */
export function MergeDuplicates({ opened, onClose }: MergeDuplicatesProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} size={640} title={words("merges.title")}>
            <Duplicates onClose={onClose} />
        </Dialog>
    );
}

function Duplicates({ onClose }: Omit<MergeDuplicatesProps, "opened">) {
    const words = useWords();
    const { account, may } = useCurrent();
    const list = useInfiniteQuery(duplicatesQuery(account.id, may("clients.view_all")));
    const [chosen, setChosen] = useState<Duplicate>();
    if (chosen) return <Comparison duplicate={chosen} onBack={() => setChosen(undefined)} />;
    if (list.isError)
        return <ListProblem problem={list.error} onRetry={() => void list.refetch()} />;
    if (!list.data) return <LoadingRows />;
    const pairs = list.data.pages.flatMap(({ items }) => items);
    return (
        <div className={form.form}>
            <p className={form.quiet}>
                {words(pairs.length || list.hasNextPage ? "merges.lead" : "merges.none")}
            </p>
            <ul className={classes.pairs}>
                {pairs.map((pair) => (
                    <PairLine
                        key={pair.keep.ref + pair.drop.ref}
                        pair={pair}
                        onChoose={() => setChosen(pair)}
                    />
                ))}
            </ul>
            <RecentMerges />
            <div className={form.actions}>
                {list.hasNextPage && (
                    <Button
                        variant="default"
                        loading={list.isFetchingNextPage}
                        onClick={() => void list.fetchNextPage()}
                    >
                        {words("merges.further")}
                    </Button>
                )}
                <Button variant="default" onClick={onClose}>
                    {words("action.close")}
                </Button>
            </div>
        </div>
    );
}

type PairLineProps = { pair: Duplicate; onChoose: () => void };

function PairLine({ pair: { keep, drop, reasons }, onChoose }: PairLineProps) {
    const words = useWords();
    const names = { one: keep.display_name, other: drop.display_name };
    return (
        <li className={classes.pair}>
            <div>
                <p className={classes.names}>{words("merges.pair", names)}</p>
                <p className={form.quiet}>
                    {reasons.map((reason) => words(`merges.reason.${reason}`)).join(" · ")}
                </p>
            </div>
            <Button
                variant="default"
                onClick={onChoose}
                aria-label={words("merges.compare.of", names)}
            >
                {words("merges.compare")}
            </Button>
        </li>
    );
}
