import { Button } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { NewsPill } from "../../ui/NewsPill";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import classes from "./ActivityPage.module.css";
import { auditQuery } from "./api";
import { AuditFilters } from "./AuditFilters";
import { AuditLine } from "./AuditLine";
import { Chain } from "./Chain";
import { ExportMenu } from "./ExportMenu";
import { isFiltered, queryOf, type AuditSearch } from "./filter";
import { showNews, useNewsCount } from "./news";

export type Searching = { search: AuditSearch; onSearch: (change: AuditSearch) => void };

export function ActivityPage({ search, onSearch }: Searching) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const news = useNewsCount(account.id);
    return (
        <>
            <PageHead
                title={words("activity.title")}
                lead={words("activity.lead", { account: account.name })}
                actions={
                    <>
                        <Button
                            variant="default"
                            renderRoot={(props) => <Link to="/activity/history" {...props} />}
                        >
                            {words("history.title")}
                        </Button>
                        <ExportMenu account={account.id} search={search} />
                    </>
                }
            />
            <Chain account={account.id} />
            <AuditFilters search={search} onSearch={onSearch} />
            <NewsPill
                text={news > 0 ? words("activity.new", { count: news }) : undefined}
                onShow={() => showNews(queries, account.id)}
            />
            <Panel>
                <AuditList account={account.id} search={search} onSearch={onSearch} />
            </Panel>
            <p className={classes.kept}>{words("activity.kept")}</p>
        </>
    );
}

function AuditList({ account, search, onSearch }: Searching & { account: string }) {
    const words = useWords();
    const list = useInfiniteQuery(auditQuery(account, queryOf(search)));
    const sentence = words(isFiltered(search) ? "activity.none.found" : "activity.none");
    const empty = <EmptyState drawing={<LedgerDrawing />} sentence={sentence} />;
    return (
        <List list={list} rows={8} empty={empty}>
            {(entries) => (
                <ol>
                    {entries.map((entry) => (
                        <AuditLine key={entry.id} entry={entry} onSearch={onSearch} />
                    ))}
                </ol>
            )}
        </List>
    );
}
