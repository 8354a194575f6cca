import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { Panel } from "../../ui/Panel";
import { SearchField } from "../../ui/SearchField";
import { usersQuery, type FilteredUsers } from "./api";
import { UserList } from "./UserList";
import classes from "./UsersSection.module.css";

export function UsersSection({ account, filter, onFilter }: FilteredUsers) {
    const words = useWords();
    const total = useInfiniteQuery(usersQuery(account, filter)).data?.pages[0]?.total;
    return (
        <section aria-labelledby="users-title">
            <div className={classes.tools}>
                <div className={classes.title}>
                    <h2 id="users-title">{words("users.section")}</h2>
                    {total != null && <span className={classes.count}>{total}</span>}
                </div>
                <div className={classes.filters}>
                    <Switch
                        size="sm"
                        label={words("users.active_only")}
                        checked={filter.state === "active"}
                        onChange={({ currentTarget }) =>
                            onFilter({ state: currentTarget.checked ? "active" : "all" })
                        }
                    />
                    <SearchField
                        label={words("users.search")}
                        value={filter.q}
                        onChange={(q) => onFilter({ q })}
                    />
                </div>
            </div>
            <Panel>
                <UserList account={account} filter={filter} onFilter={onFilter} />
            </Panel>
        </section>
    );
}
