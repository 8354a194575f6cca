import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import { groupListQuery } from "./api";
import classes from "./Groups.module.css";

/** The client groups one sees, by name. */
export function GroupList({ q, add }: { q: string; add: ReactNode }) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(groupListQuery(account.id, q));
    const sentence = words(q ? "client_groups.none.found" : "contacts.none.client_groups");
    const none = (
        <EmptyState drawing={<PeopleDrawing />} sentence={sentence}>
            {!q && add}
        </EmptyState>
    );
    const columns = [
        words("clients.group.name"),
        words("client_groups.managers"),
        words("clients.title"),
    ];
    return (
        <Panel>
            <List list={list} rows={4} empty={none}>
                {(groups) => (
                    <Rows label={words("client_groups.title")} columns={columns}>
                        {groups.map(({ id, name, description, managers, member_count }) => (
                            <tr role="row" key={id}>
                                <Cell>
                                    <span className={classes.group}>
                                        <Link
                                            to="/manage/client-groups/$group"
                                            params={{ group: id }}
                                            className={classes.name}
                                        >
                                            {name}
                                        </Link>
                                        {description && (
                                            <span className={classes.quiet}>{description}</span>
                                        )}
                                    </span>
                                </Cell>
                                <Cell whole heading={words("client_groups.managers")}>
                                    {managers.map(({ display_name }) => display_name).join(", ") ||
                                        words("client_groups.managers.none")}
                                </Cell>
                                <Cell heading={words("clients.title")}>{member_count}</Cell>
                            </tr>
                        ))}
                    </Rows>
                )}
            </List>
        </Panel>
    );
}
