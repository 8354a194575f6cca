import { flexRender, getCoreRowModel, useReactTable, type Header } from "@tanstack/react-table";
import { useMemo } from "react";
import type { User } from "../../api/types";
import { useWords } from "../../lib/words";
import { DownIcon, UpIcon } from "../../ui/icons";
import { hasJustArrived } from "./arrivals";
import { columnsIn } from "./columns";
import classes from "./UsersTable.module.css";

type UsersTableProps = { users: User[]; sort: string; onSort: (sort: string) => void };

// The explicit roles keep it a table for assistive technology where phones lay rows out as cards.
export function UsersTable({ users, sort, onSort }: UsersTableProps) {
    const words = useWords();
    const columns = useMemo(() => columnsIn(words), []);
    const table = useReactTable({
        data: users,
        columns,
        getRowId: (user) => user.id,
        getCoreRowModel: getCoreRowModel(),
        manualSorting: true,
    });
    return (
        <table className={classes.table} role="table" aria-labelledby="users-title">
            <thead role="rowgroup">
                <tr role="row">
                    {table.getFlatHeaders().map((header) => (
                        <HeaderCell key={header.id} header={header} sort={sort} onSort={onSort} />
                    ))}
                </tr>
            </thead>
            <tbody role="rowgroup">
                {table.getRowModel().rows.map((row) => (
                    <tr key={row.id} role="row" className={rowClass(row.original)}>
                        {row.getVisibleCells().map((cell) => (
                            <td key={cell.id} role="cell">
                                {flexRender(cell.column.columnDef.cell, cell.getContext())}
                            </td>
                        ))}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

type HeaderCellProps = Omit<UsersTableProps, "users"> & { header: Header<User, unknown> };

function HeaderCell({ header, sort, onSort }: HeaderCellProps) {
    const { header: title, meta } = header.column.columnDef;
    const order = (meta as { sort?: string } | undefined)?.sort;
    const text = flexRender(title, header.getContext());
    if (!order) return <th role="columnheader">{text}</th>;
    const up = sort === order;
    const down = sort === `-${order}`;
    return (
        <th role="columnheader" aria-sort={up ? "ascending" : down ? "descending" : "none"}>
            <button
                type="button"
                className={classes.sort}
                onClick={() => onSort(up ? `-${order}` : order)}
            >
                {text}
                {up && <UpIcon size={14} />}
                {down && <DownIcon size={14} />}
            </button>
        </th>
    );
}

function rowClass(user: User): string | undefined {
    if (hasJustArrived(user.id)) return classes.arrived;
    return user.state === "active" ? undefined : classes.inactive;
}
