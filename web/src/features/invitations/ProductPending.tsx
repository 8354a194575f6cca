import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { pendingOfProductQuery } from "./api";
import classes from "./InvitationsSection.module.css";
import { InvitationsTable } from "./InvitationsTable";

type ProductPendingProps = { account: string; product: string };

/** Who was invited to a product and has not come yet: each holds one of its licenses. */
export function ProductPending({ account, product }: ProductPendingProps) {
    const words = useWords();
    const list = useInfiniteQuery(pendingOfProductQuery(account, product));
    const total = list.data?.pages[0]?.total;
    const invitations = list.data?.pages.flatMap(({ items }) => items) ?? [];
    return (
        <section className={classes.section} aria-labelledby="invitations-title">
            <div className={classes.head}>
                <div className={classes.title}>
                    <h2 id="invitations-title">{words("invitations.pending")}</h2>
                    {total ? <span className={classes.count}>{total}</span> : null}
                </div>
            </div>
            <Panel>
                {list.isPending && <LoadingRows rows={2} />}
                {list.isError && !list.data && (
                    <ListProblem problem={list.error} onRetry={() => list.refetch()} />
                )}
                {list.data && invitations.length === 0 && (
                    <p className={classes.none}>{words("product.pending.none")}</p>
                )}
                {invitations.length > 0 && (
                    <InvitationsTable account={account} invitations={invitations} />
                )}
                {list.hasNextPage && (
                    <div className={classes.foot}>
                        <Button
                            variant="subtle"
                            loading={list.isFetchingNextPage}
                            onClick={() => list.fetchNextPage()}
                        >
                            {words("list.more")}
                        </Button>
                    </div>
                )}
            </Panel>
        </section>
    );
}
