import { useCallback, useEffect, type CSSProperties } from "react";
import type { User } from "../../api/types";
import type { Surroundings } from "./columns";
import type { Order } from "./filter";
import { TableHead } from "./TableHead";
import { useRowKeys } from "./use_row_keys";
import type { Selection } from "./use_selection";
import { useVisibleRows } from "./use_visible_rows";
import { UserRow } from "./UserRow";
import classes from "./UsersTable.module.css";
import { columnsOf, type View } from "./view";

/** So many rows before the last one the next page is on its way. */
const ahead = 40;

type UsersTableProps = {
    users: User[];
    total: number;
    view: View;
    around: Surroundings;
    sort: Order;
    selection: Selection;
    onSort: (sort: Order) => void;
    onEdit: (userId: string) => void;
    onNearEnd: () => void;
    /** More is asked for when this is over. */
    isBusy: boolean;
};

export function UsersTable(props: UsersTableProps) {
    const { users, view, around, selection, onEdit } = props;
    const idAt = useCallback((index: number) => users[index]?.id ?? String(index), [users]);
    const rows = useVisibleRows({ count: users.length, compact: view.compact, idAt });
    const { noteFocus } = useRowKeys({ ...rows, users, selection, onEdit });
    const columns = columnsOf(view);

    const last = rows.shown.at(-1)?.index ?? 0;
    const isNearEnd = last >= users.length - ahead;
    useEffect(() => {
        if (isNearEnd && !props.isBusy) props.onNearEnd();
    }, [isNearEnd, users.length, props.isBusy]);

    return (
        <table
            className={classes.table}
            role="table"
            aria-labelledby="users-title"
            aria-rowcount={props.total + 1}
            data-compact={view.compact || undefined}
        >
            <TableHead {...props} columns={columns} words={around.words} />
            <tbody role="rowgroup" ref={rows.body}>
                <Space height={rows.above} />
                {rows.shown.map(({ index }) => {
                    const user = users[index];
                    if (!user) return null;
                    return (
                        <UserRow
                            key={user.id}
                            user={user}
                            index={index}
                            columns={columns}
                            around={around}
                            selected={selection.has(user.id)}
                            onToggle={selection.toggle}
                            onEdit={onEdit}
                            onFocus={noteFocus}
                            measure={rows.measure}
                        />
                    );
                })}
                <Space height={rows.below} />
            </tbody>
        </table>
    );
}

function Space({ height }: { height: number }) {
    if (height <= 0) return null;
    const style = { "--space": `${height}px` } as CSSProperties;
    return <tr className={classes.space} style={style} aria-hidden="true" />;
}
