import { ActionIcon } from "@mantine/core";
import { useId } from "react";
import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import { TrashIcon } from "../../../ui/icons";
import type { Choice } from "./fill";
import classes from "./InviteGrid.module.css";
import type { Known } from "./known";
import { RowSays } from "./RowSays";
import { addressOf, licensesLeft, toggled, type Field, type Row } from "./rows";
import { TickCell, type Tickable } from "./TickCell";
import type { Grid } from "./use_grid";

type GridRowProps = {
    row: Row;
    number: number;
    grid: Grid;
    pools: Product[];
    roles: Choice[];
    known: Map<string, Known>;
    locked: boolean;
};

export function GridRow({ row, number, grid, pools, roles, known, locked }: GridRowProps) {
    const words = useWords();
    const saysId = useId();
    const problem = grid.problems[row.id];
    const of = (field: Field) => ({
        field,
        label: words("invite.cell", { field: words(`invite.${field}`), row: number }),
        heading: words(`invite.${field}`),
        invalid: problem?.fields.includes(field) || undefined,
        describedBy: saysId,
        locked,
    });
    return (
        <tbody role="rowgroup" data-row={row.id} data-bad={problem && true}>
            <tr role="row">
                <TextCell
                    {...of("name")}
                    value={row.name}
                    example={number === 1 ? words("invite.name.example") : undefined}
                    onChange={(name) => grid.change(row.id, { name })}
                />
                <TextCell
                    {...of("email")}
                    value={row.email}
                    example={number === 1 ? words("invite.email.example") : undefined}
                    onChange={(email) => grid.change(row.id, { email })}
                />
                <TickCell
                    {...of("roles")}
                    choices={roles}
                    ticked={row.roles}
                    onToggle={(id) => grid.change(row.id, { roles: toggled(row.roles, id) })}
                />
                <TickCell
                    {...of("licenses")}
                    choices={pools.map((pool) => licenseIn(pool, grid.rows))}
                    ticked={row.licenses}
                    onToggle={(id) => grid.change(row.id, { licenses: toggled(row.licenses, id) })}
                />
                <td role="cell" className={classes.end}>
                    <Remove grid={grid} row={row} number={number} />
                </td>
            </tr>
            <RowSays
                id={saysId}
                row={row}
                rows={grid.rows}
                problem={problem}
                known={known.get(addressOf(row))}
            />
        </tbody>
    );

    function licenseIn(pool: Product, rows: Row[]): Tickable {
        const choice = { id: pool.slug, label: pool.name };
        if (licensesLeft(pool, rows) > 0) return choice;
        const reason = pool.available === 0 ? "invite.license.none" : "invite.license.used_up";
        return { ...choice, reason: words(reason, { product: pool.name }) };
    }
}

type TextCellProps = {
    field: Field;
    label: string;
    heading: string;
    invalid: boolean | undefined;
    describedBy: string;
    locked: boolean;
    value: string;
    example: string | undefined;
    onChange: (value: string) => void;
};

function TextCell(props: TextCellProps) {
    const isEmail = props.field === "email";
    return (
        <td role="cell" className={classes.text} data-invalid={props.invalid}>
            <span className={classes.heading} aria-hidden="true">
                {props.heading}
            </span>
            <input
                className={classes.input}
                name={props.field}
                // Not type=email: browsers take the spaces out of what was pasted, in silence.
                type="text"
                inputMode={isEmail ? "email" : "text"}
                autoComplete="off"
                autoCapitalize={isEmail ? "none" : "words"}
                spellCheck={false}
                aria-label={props.label}
                aria-invalid={props.invalid}
                aria-describedby={props.describedBy}
                disabled={props.locked}
                placeholder={props.locked ? undefined : props.example}
                value={props.value}
                onChange={(event) => props.onChange(event.currentTarget.value)}
            />
        </td>
    );
}

type RemoveProps = { grid: Grid; row: Row; number: number };

function Remove({ grid, row, number }: RemoveProps) {
    const words = useWords();
    const isOnly = grid.rows.length === 1;
    return (
        <Explained reason={isOnly ? words("invite.row.only") : undefined}>
            {(off) => (
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.remove}
                    aria-label={words("invite.row.remove", { row: number })}
                    onClick={() => grid.remove(row.id)}
                    {...off}
                >
                    <TrashIcon size={16} />
                </ActionIcon>
            )}
        </Explained>
    );
}
