import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Product, User } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { SearchField } from "../../ui/SearchField";
import { holdersQuery } from "./api";
import { PeopleTable } from "./PeopleTable";
import classes from "./Product.module.css";
import { useTakeAway } from "./use_take_away";

/** Everybody who holds a license now, and the way to take it away. */
export function Holders({ product }: { product: Product }) {
    const words = useWords();
    const { account } = useCurrent();
    const [q, setQ] = useState("");
    const list = useInfiniteQuery(holdersQuery(account.id, product.slug, { q }));
    const total = list.data?.pages[0]?.total;
    return (
        <section aria-labelledby="holders-title" className={classes.section}>
            <div className={classes.tools}>
                <h2 id="holders-title">{words("product.users")}</h2>
                {total != null && (
                    <span className={classes.count}>{words("list.total", { total })}</span>
                )}
                <span className={classes.push} />
                <div className={classes.search}>
                    <SearchField label={words("users.search")} value={q} onChange={setQ} />
                </div>
            </div>
            <Panel>
                {list.isPending && <LoadingRows rows={3} />}
                {list.isError && !list.data && (
                    <ListProblem problem={list.error} onRetry={() => list.refetch()} />
                )}
                {list.data && (
                    <Found
                        product={product}
                        users={list.data.pages.flatMap(({ items }) => items)}
                        isSearch={q !== ""}
                    />
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

type FoundProps = { product: Product; users: User[]; isSearch: boolean };

function Found({ product, users, isSearch }: FoundProps) {
    const words = useWords();
    const { account } = useCurrent();
    const { takeAway } = useTakeAway(account.id, product.slug);
    if (users.length === 0) {
        const sentence = words(isSearch ? "product.nobody.found" : "product.nobody", {
            product: product.name,
        });
        return <EmptyState drawing={<PeopleDrawing />} sentence={sentence} />;
    }
    return (
        <PeopleTable
            users={users}
            label="holders-title"
            act={(user) => (
                <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={words("product.take.of", { name: user.display_name })}
                    onClick={() => void takeAway([user])}
                >
                    {words("product.take")}
                </Button>
            )}
        />
    );
}
