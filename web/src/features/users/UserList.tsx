import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useCurrent } from "../../lib/current";
import { productsQuery } from "../../lib/products";
import { rolesQuery } from "../../lib/roles";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { usersQuery } from "./api";
import { useStillness } from "./arrivals";
import { BulkBar } from "./bulk/BulkBar";
import type { Surroundings } from "./columns";
import type { FilteredUsers } from "./filter";
import { NobodyFits, OnlyOne } from "./Nobody";
import { useSelection } from "./use_selection";
import classes from "./UsersSection.module.css";
import { UsersTable } from "./UsersTable";
import type { View } from "./view";

type UserListProps = FilteredUsers & { view: View; onEdit: (userId: string) => void };

export function UserList({ account, filter, onFilter, view, onEdit }: UserListProps) {
    const words = useWords();
    const list = useInfiniteQuery(usersQuery(account, filter));
    const users = list.data?.pages.flatMap((page) => page.items) ?? [];
    const total = list.data?.pages[0]?.total ?? users.length;
    const selection = useSelection(users, JSON.stringify({ ...filter, sort: undefined }));
    const around = useSurroundings(account);
    const place = useRef<HTMLDivElement>(null);
    useStillness(() => (list.data?.pages.length ?? 0) > 1 || isScrolledPast(place.current));

    if (list.isPending) return <LoadingRows rows={8} />;
    if (list.isError && !list.data) {
        return <ListProblem problem={list.error} onRetry={() => list.refetch()} />;
    }
    if (users.length === 0) return <NobodyFits filter={filter} onFilter={onFilter} />;

    function fetchMore() {
        if (list.hasNextPage && !list.isFetching && !list.isError) void list.fetchNextPage();
    }

    return (
        <div ref={place}>
            <UsersTable
                {...{ users, total, view, around, selection, onEdit }}
                sort={filter.sort}
                onSort={(sort) => onFilter({ sort })}
                onNearEnd={fetchMore}
                isBusy={list.isFetching}
            />
            {list.isFetchNextPageError && <FormProblem problem={list.error} />}
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
            {total === 1 && <OnlyOne filter={filter} />}
            <BulkBar {...{ account, selection, filter, total }} />
        </div>
    );
}

function useSurroundings(account: string): Surroundings {
    return {
        words: useWords(),
        roles: useQuery(rolesQuery(account)).data,
        products: useQuery(productsQuery(account)).data,
        own: useCurrent().membership.id,
    };
}

function isScrolledPast(element: HTMLElement | null): boolean {
    return element !== null && element.getBoundingClientRect().top < 0;
}
