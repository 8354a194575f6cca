import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import classes from "./ActivityPage.module.css";
import { auditQuery } from "./api";
import { AuditLine } from "./AuditLine";

export function ActivityPage() {
    const words = useWords();
    const { account } = useCurrent();
    return (
        <>
            <PageHead
                title={words("activity.title")}
                lead={words("activity.lead", { account: account.name })}
            />
            <Panel>
                <AuditList account={account.id} />
            </Panel>
        </>
    );
}

function AuditList({ account }: { account: string }) {
    const words = useWords();
    const list = useInfiniteQuery(auditQuery(account));
    if (list.isPending) return <LoadingRows rows={8} />;
    if (list.isError) return <ListProblem problem={list.error} onRetry={() => list.refetch()} />;
    const entries = list.data.pages.flatMap((page) => page.items);
    if (entries.length === 0) {
        return <EmptyState drawing={<LedgerDrawing />} sentence={words("activity.none")} />;
    }
    return (
        <>
            <ol>
                {entries.map((entry) => (
                    <AuditLine key={entry.id} entry={entry} />
                ))}
            </ol>
            {list.hasNextPage && (
                <div className={classes.more}>
                    <Button
                        variant="default"
                        loading={list.isFetchingNextPage}
                        onClick={() => list.fetchNextPage()}
                    >
                        {words("list.more")}
                    </Button>
                </div>
            )}
        </>
    );
}
