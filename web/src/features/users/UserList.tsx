import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { usersQuery, type FilteredUsers } from "./api";
import classes from "./UsersSection.module.css";
import { UsersTable } from "./UsersTable";

export function UserList({ account, filter, onFilter }: FilteredUsers) {
    const words = useWords();
    const list = useInfiniteQuery(usersQuery(account, filter));
    if (list.isPending) return <LoadingRows rows={6} />;
    if (list.isError) return <ListProblem problem={list.error} onRetry={() => list.refetch()} />;
    const users = list.data.pages.flatMap((page) => page.items);
    const total = list.data.pages[0]?.total ?? users.length;
    if (users.length === 0) return <Nobody q={filter.q} onClear={() => onFilter({ q: "" })} />;
    return (
        <>
            <UsersTable users={users} sort={filter.sort} onSort={(sort) => onFilter({ sort })} />
            {list.hasNextPage && (
                <div className={classes.foot}>
                    {words("list.shown", { shown: users.length, total })}
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

function Nobody({ q, onClear }: { q: string; onClear: () => void }) {
    const words = useWords();
    return (
        <EmptyState
            drawing={<PeopleDrawing />}
            sentence={q ? words("users.none.found", { q }) : words("users.none")}
        >
            {q && (
                <Button variant="default" onClick={onClear}>
                    {words("users.search.clear")}
                </Button>
            )}
        </EmptyState>
    );
}
