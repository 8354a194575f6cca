import { useInfiniteQuery } from "@tanstack/react-query";
import { ExportLink } from "../../ui/ExportLink";
import { useWords } from "../../lib/words";
import { EmptyPools } from "../../ui/EmptyPools";
import { Panel } from "../../ui/Panel";
import { SearchField } from "../../ui/SearchField";
import { usersQuery } from "./api";
import { ActiveOnly } from "./ActiveOnly";
import type { FilteredUsers } from "./filter";
import { Filters } from "./Filters";
import { NewcomersPill } from "./NewcomersPill";
import { UserList } from "./UserList";
import classes from "./UsersSection.module.css";
import { useView } from "./view";
import { ViewMenu } from "./ViewMenu";

type UsersSectionProps = FilteredUsers & { onEdit: (userId: string) => void };

export function UsersSection({ account, filter, onFilter, onEdit }: UsersSectionProps) {
    const words = useWords();
    const [view, setView] = useView();
    const total = useInfiniteQuery(usersQuery(account, filter)).data?.pages[0]?.total;
    return (
        <section className={classes.section} aria-labelledby="users-title">
            <EmptyPools account={account} />
            <div className={classes.tools}>
                <h2 id="users-title" className={classes.title} tabIndex={-1}>
                    {words("users.section")}
                </h2>
                {total != null && (
                    <span className={classes.count}>{words("list.total", { total })}</span>
                )}
                <span className={classes.push} />
                <ActiveOnly filter={filter} onFilter={onFilter} />
            </div>
            <div className={classes.tools}>
                <div className={classes.search}>
                    <SearchField
                        label={words("users.search")}
                        value={filter.q}
                        onChange={(q) => onFilter({ q })}
                    />
                </div>
                <Filters account={account} filter={filter} onFilter={onFilter} />
                <span className={classes.push} />
                <ExportLink list="users" account={account} filter={filter} />
                <ViewMenu view={view} onChange={setView} />
            </div>
            <NewcomersPill account={account} onNewest={() => onFilter({ sort: "-created_at" })} />
            <Panel>
                <UserList {...{ account, filter, onFilter, onEdit, view }} />
            </Panel>
        </section>
    );
}
