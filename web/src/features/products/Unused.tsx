import { Button, SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Product, User } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { Explained } from "../../ui/Explained";
import { Loaded } from "../../ui/Loaded";
import { Panel } from "../../ui/Panel";
import { holdersQuery } from "./api";
import { PeopleTable } from "./PeopleTable";
import classes from "./Product.module.css";
import { useTakeAway } from "./use_take_away";

const dayMs = 24 * 60 * 60 * 1000;

/** Licenses of people who have not been seen for a while: ticked, and taken away. */
export function Unused({ product }: { product: Product }) {
    const words = useWords();
    const { account } = useCurrent();
    const [days, setDays] = useState("30");
    const unseen_since = useMemo(() => daysAgo(Number(days)), [days]);
    const list = useInfiniteQuery(holdersQuery(account.id, product.slug, { q: "", unseen_since }));
    return (
        <section aria-labelledby="unused-title" className={classes.section}>
            <div className={classes.tools}>
                <h2 id="unused-title">{words("product.unused")}</h2>
                <span className={classes.push} />
                <SegmentedControl
                    aria-label={words("product.unused.since")}
                    value={days}
                    onChange={setDays}
                    data={["30", "90"].map((count) => ({
                        value: count,
                        label: words("product.unused.days", { count: Number(count) }),
                    }))}
                />
            </div>
            <p className={classes.lead}>{words("product.unused.lead")}</p>
            <Panel>
                <Loaded query={list} rows={3}>
                    {({ pages }) => (
                        <Unseen
                            key={days}
                            product={product}
                            users={pages.flatMap(({ items }) => items)}
                            hasMore={list.hasNextPage}
                            onMore={() => void list.fetchNextPage()}
                        />
                    )}
                </Loaded>
            </Panel>
        </section>
    );
}

type UnseenProps = { product: Product; users: User[]; hasMore: boolean; onMore: () => void };

function Unseen({ product, users, hasMore, onMore }: UnseenProps) {
    const words = useWords();
    const { account } = useCurrent();
    const { takeAway, busy } = useTakeAway(account.id, product.slug);
    const [ticked, setTicked] = useState<string[]>([]);
    if (users.length === 0)
        return <EmptyState drawing={<PeopleDrawing />} sentence={words("product.unused.nobody")} />;
    const chosen = users.filter(({ id }) => ticked.includes(id));
    const tick = ({ id }: User, isIn: boolean) =>
        setTicked((before) => [...before.filter((one) => one !== id), ...(isIn ? [id] : [])]);
    return (
        <>
            <PeopleTable
                users={users}
                label="unused-title"
                choose={(user) => (
                    <input
                        type="checkbox"
                        className={classes.tick}
                        aria-label={words("users.select.one", { name: user.display_name })}
                        checked={ticked.includes(user.id)}
                        onChange={(event) => tick(user, event.currentTarget.checked)}
                    />
                )}
            />
            <div className={classes.foot}>
                <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => setTicked(users.map(({ id }) => id))}
                >
                    {words("product.unused.all", { count: users.length })}
                </Button>
                {hasMore && (
                    <Button variant="subtle" size="compact-sm" onClick={onMore}>
                        {words("list.more")}
                    </Button>
                )}
                <span className={classes.push} />
                <Explained reason={chosen.length ? undefined : words("product.unused.tick")}>
                    {(explained) => (
                        <Button
                            loading={busy}
                            onClick={() => void takeAway(chosen).then(() => setTicked([]))}
                            {...explained}
                        >
                            {words("product.take.many", { count: chosen.length })}
                        </Button>
                    )}
                </Explained>
            </div>
        </>
    );
}

// Of the day, so that the list is the same one until midnight.
function daysAgo(days: number): string {
    const today = Math.floor(Date.now() / dayMs) * dayMs;
    return new Date(today - days * dayMs).toISOString();
}
