import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
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
    const sentence = words(search.at ? "history.nobody" : "history.same");
    const empty = <EmptyState drawing={<LedgerDrawing />} sentence={sentence} />;
    return (
        <Panel>
            <List list={list} rows={6} empty={empty}>
                {(items) => (
                    <>
                        <HistoryTable items={items} isBetween={!search.at} />
                        <div className={classes.foot}>
                            <ExportHistory account={account} search={search} />
                        </div>
                    </>
                )}
            </List>
        </Panel>
    );
}
