import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import classes from "./Rows.module.css";

type RowsProps = {
    /** What the table is of, for who cannot see it. */
    label: string;
    /** An empty one heads the column of acts. */
    columns: string[];
    /** Lines of one row of text, led by a number; on phones the others share two lines. */
    compact?: boolean;
    children: ReactNode;
};

// The explicit roles keep it a table for assistive technology where phones lay rows out as cards.
export function Rows({ label, columns, compact, children }: RowsProps) {
    const words = useWords();
    return (
        <table
            className={classes.table}
            role="table"
            aria-label={label}
            data-compact={compact || undefined}
        >
            <thead role="rowgroup">
                <tr role="row">
                    {columns.map((column) => (
                        <th key={column} role="columnheader">
                            {column || (
                                <span className="visually-hidden">{words("invitations.acts")}</span>
                            )}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody role="rowgroup">{children}</tbody>
        </table>
    );
}

type CellProps = { heading?: string; whole?: boolean; children: ReactNode };

/** The heading stands in the cell where there is no head. */
export function Cell({ heading, whole, children }: CellProps) {
    return (
        <td role="cell" data-whole={whole || undefined}>
            {heading && (
                <span className={classes.heading} aria-hidden="true">
                    {heading}
                </span>
            )}
            {children}
        </td>
    );
}
