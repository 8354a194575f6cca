import { useInfiniteQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { List } from "../../ui/List";
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
    const none = <p className={classes.none}>{words("product.pending.none")}</p>;
    return (
        <section className={classes.section} aria-labelledby="invitations-title">
            <div className={classes.head}>
                <div className={classes.title}>
                    <h2 id="invitations-title">{words("invitations.pending")}</h2>
                    {total ? <span className={classes.count}>{total}</span> : null}
                </div>
            </div>
            <Panel>
                <List list={list} rows={2} empty={none}>
                    {(invitations) => (
                        <InvitationsTable account={account} invitations={invitations} />
                    )}
                </List>
            </Panel>
        </section>
    );
}
