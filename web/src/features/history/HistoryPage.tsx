import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { historyQuery, isAsked, type HistorySearch } from "./api";
import { ExportHistory } from "./ExportHistory";
import classes from "./HistoryPage.module.css";
import { HistoryTable } from "./HistoryTable";

type Searching = { search: HistorySearch; onSearch: (search: HistorySearch) => void };

/** Who was here on a day, with what; or what differs between two days. */
export function HistoryPage({ search, onSearch }: Searching) {
    const words = useWords();
    const { account } = useCurrent();
    return (
        <>
            <PageHead
                title={words("history.title")}
                lead={words("history.lead", { account: account.name })}
                actions={
                    <Button
                        variant="default"
                        renderRoot={(props) => <Link to="/activity" {...props} />}
                    >
                        {words("history.activity")}
                    </Button>
                }
            />
            <Days search={search} onSearch={onSearch} />
            {isAsked(search) && <Answer account={account.id} search={search} />}
        </>
    );
}

function Days({ search, onSearch }: Searching) {
    const words = useWords();
    const { at = "", from = "", to = "" } = search;
    return (
        <div className={classes.days}>
            <Day
                word="history.at"
                value={at}
                onChange={(day) => onSearch({ at: day, from: "", to: "" })}
            />
            <span className={classes.or}>{words("history.or")}</span>
            <Day
                word="history.from"
                value={from}
                onChange={(day) => onSearch({ at: "", from: day, to })}
            />
            <Day
                word="history.to"
                value={to}
                onChange={(day) => onSearch({ at: "", from, to: day })}
            />
        </div>
    );
}

type DayProps = {
    word: "history.at" | "history.from" | "history.to";
    value: string;
    onChange: (day: string) => void;
};

function Day({ word, value, onChange }: DayProps) {
    const words = useWords();
    return (
        <TextInput
            type="date"
            label={words(word)}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
        />
    );
}

function Answer({ account, search }: { account: string; search: HistorySearch }) {
    const words = useWords();
    const list = useInfiniteQuery(historyQuery(account, search));
    if (list.isPending) return <LoadingRows rows={6} />;
    if (list.isError)
        return <ListProblem problem={list.error} onRetry={() => void list.refetch()} />;
    const items = list.data.pages.flatMap((page) => page.items);
    if (items.length === 0 && !list.hasNextPage) {
        const sentence = words(search.at ? "history.nobody" : "history.same");
        return (
            <Panel>
                <EmptyState drawing={<LedgerDrawing />} sentence={sentence} />
            </Panel>
        );
    }
    return (
        <Panel>
            <HistoryTable items={items} isBetween={!search.at} />
            <div className={classes.foot}>
                {list.hasNextPage && (
                    <Button
                        variant="default"
                        loading={list.isFetchingNextPage}
                        onClick={() => void list.fetchNextPage()}
                    >
                        {words("list.more")}
                    </Button>
                )}
                <ExportHistory account={account} search={search} />
            </div>
        </Panel>
    );
}
