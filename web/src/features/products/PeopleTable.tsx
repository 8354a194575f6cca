import type { ReactNode } from "react";
import type { User } from "../../api/types";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import { When } from "../../ui/When";
import classes from "./PeopleTable.module.css";

type PeopleTableProps = {
    users: User[];
    /** Id of the heading. */
    label: string;
    /** In front of each name, as a box to tick. */
    choose?: (user: User) => ReactNode;
    act?: (user: User) => ReactNode;
};

// The explicit roles keep it a table for assistive technology where phones lay rows out as cards.
export function PeopleTable({ users, label, choose, act }: PeopleTableProps) {
    const words = useWords();
    return (
        <table className={classes.table} role="table" aria-labelledby={label}>
            <thead role="rowgroup">
                <tr role="row">
                    {choose && (
                        <th role="columnheader" data-column="choose">
                            <span className="visually-hidden">{words("product.choose")}</span>
                        </th>
                    )}
                    <th role="columnheader">{words("users.name")}</th>
                    <th role="columnheader">{words("users.email")}</th>
                    <th role="columnheader">{words("users.last_seen")}</th>
                    {act && (
                        <th role="columnheader">
                            <span className="visually-hidden">{words("product.acts")}</span>
                        </th>
                    )}
                </tr>
            </thead>
            <tbody role="rowgroup">
                {users.map((user) => (
                    <tr key={user.id} role="row">
                        {choose && (
                            <td role="cell" data-column="choose">
                                {choose(user)}
                            </td>
                        )}
                        <td role="cell" data-column="name">
                            <span className={classes.person}>
                                <Face
                                    id={user.person_id}
                                    name={user.display_name}
                                    picture={user.avatar_url}
                                />
                                {user.display_name}
                            </span>
                        </td>
                        <td role="cell" data-column="email">
                            {user.email}
                        </td>
                        <td role="cell" data-column="seen">
                            {user.last_seen_at ? (
                                <When at={user.last_seen_at} />
                            ) : (
                                words("users.never")
                            )}
                        </td>
                        {act && (
                            <td role="cell" data-column="act">
                                {act(user)}
                            </td>
                        )}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
