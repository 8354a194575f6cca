import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import { FormProblem } from "./FormProblem";
import classes from "./List.module.css";
import { Loaded, type Asked } from "./Loaded";

/** A list that comes page by page. */
type Pages<Item> = Asked<{ pages: { items: Item[] }[] }> & {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
};

type ListProps<Item> = {
    list: Pages<Item>;
    /** About so many are expected. */
    rows: number;
    /** Stands there when there is nothing. */
    empty: ReactNode;
    children: (items: Item[]) => ReactNode;
};

/** All that was fetched so far, and the way to more. */
export function List<Item>({ list, rows, empty, children }: ListProps<Item>) {
    return (
        <Loaded query={list} rows={rows}>
            {({ pages }) => {
                const items = pages.flatMap((page) => page.items);
                if (items.length === 0 && !list.hasNextPage) return empty;
                return (
                    <>
                        {children(items)}
                        <More list={list} />
                    </>
                );
            }}
        </Loaded>
    );
}

/** The way to the next page, where there is one. */
export function More<Item>({ list }: { list: Pages<Item> }) {
    const words = useWords();
    if (!list.hasNextPage) return null;
    return (
        <div className={classes.more}>
            {list.isFetchNextPageError && <FormProblem problem={list.error} />}
            <Button
                variant="default"
                loading={list.isFetchingNextPage}
                onClick={() => list.fetchNextPage()}
            >
                {words("list.more")}
            </Button>
        </div>
    );
}
