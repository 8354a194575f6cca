import { Button } from "@mantine/core";
import type { ClipboardEvent, KeyboardEvent } from "react";
import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import { PlusIcon } from "../../../ui/icons";
import { Panel } from "../../../ui/Panel";
import { filled, type Choice } from "./fill";
import { GridRow } from "./GridRow";
import classes from "./InviteGrid.module.css";
import { useKnown } from "./known";
import { readPeople } from "./paste";
import { placesIn } from "./rows";
import type { Grid } from "./use_grid";

type InviteGridProps = { grid: Grid; pools: Product[]; roles: Choice[]; locked: boolean };

/** A person a row. The explicit roles keep it a table where phones lay rows out as cards. */
export function InviteGrid({ grid, pools, roles, locked }: InviteGridProps) {
    const words = useWords();
    const known = useKnown(grid.rows);
    const places = placesIn(pools);

    function paste(event: ClipboardEvent) {
        const people = readPeople(event.clipboardData.getData("text"));
        const at = grid.rows.findIndex(({ id }) => id === rowAt(event.target));
        if (!people || at < 0) return;
        event.preventDefault();
        const { rows, count, left } = filled(grid.rows, at, people, places, { roles, pools });
        grid.replace(rows, words("invite.pasted", { count, left }));
    }

    return (
        <Panel>
            <table
                className={classes.grid}
                role="table"
                aria-labelledby="invite-title"
                onPaste={paste}
                onKeyDown={stepDown}
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader">{words("invite.name")}</th>
                        <th role="columnheader">{words("invite.email")}</th>
                        <th role="columnheader">{words("invite.roles")}</th>
                        <th role="columnheader">{words("invite.licenses")}</th>
                        <th role="columnheader">
                            <span className="visually-hidden">{words("invite.row.acts")}</span>
                        </th>
                    </tr>
                </thead>
                {grid.rows.map((row, place) => (
                    <GridRow
                        key={row.id}
                        row={row}
                        number={place + 1}
                        grid={grid}
                        pools={pools}
                        roles={roles}
                        known={known}
                        locked={locked}
                    />
                ))}
            </table>
            <div className={classes.foot}>
                <AddAnother grid={grid} places={places} />
                <span className={classes.hint}>{words("invite.paste.hint")}</span>
            </div>
        </Panel>
    );
}

type AddAnotherProps = { grid: Grid; places: number };

function AddAnother({ grid, places }: AddAnotherProps) {
    const words = useWords();
    const isFull = grid.rows.length >= places;
    return (
        <Explained reason={isFull ? words("invite.add.full", { places }) : undefined}>
            {(off) => (
                <Button
                    variant="subtle"
                    size="compact-sm"
                    className={classes.add}
                    leftSection={<PlusIcon size={16} />}
                    onClick={() => grid.add()}
                    {...off}
                >
                    {words("invite.add")}
                </Button>
            )}
        </Explained>
    );
}

function rowAt(target: EventTarget): string | undefined {
    return target instanceof Element
        ? target.closest<HTMLElement>("[data-row]")?.dataset.row
        : undefined;
}

// As in a spreadsheet: Enter goes to the same field of the next row. Ctrl and Enter send.
function stepDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    if (event.ctrlKey || event.metaKey) return;
    const { name } = event.target;
    const same = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)];
    event.preventDefault();
    same[same.indexOf(event.target) + 1]?.focus();
}
