import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Product, User } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
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
                <List list={list} rows={3} empty={<Nobody product={product} isSearch={q !== ""} />}>
                    {(users) => <Found product={product} users={users} />}
                </List>
            </Panel>
        </section>
    );
}

function Nobody({ product, isSearch }: { product: Product; isSearch: boolean }) {
    const words = useWords();
    const word = isSearch ? "product.nobody.found" : "product.nobody";
    const sentence = words(word, { product: product.name });
    return <EmptyState drawing={<PeopleDrawing />} sentence={sentence} />;
}

function Found({ product, users }: { product: Product; users: User[] }) {
    const words = useWords();
    const { account } = useCurrent();
    const { takeAway } = useTakeAway(account.id, product.slug);
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
