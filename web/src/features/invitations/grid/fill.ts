import type { Product } from "../../../api/types";
import type { Pasted } from "./paste";
import { emptyRow, licensesLeft, type Row } from "./rows";

/** Something that can be ticked in a row. */
export type Choice = { id: string; label: string };

type Choices = { roles: Choice[]; pools: Product[] };

/**
 * Lays people over the rows from one of them on, and adds rows up to `places`. Whoever comes
 * without roles or licenses gets those of the row that was pasted into, as far as they last.
 */
export function filled(rows: Row[], at: number, people: Pasted[], places: number, of: Choices) {
    const most = Math.max(rows.length, places);
    const fitting = people.slice(0, most - at);
    const model = rows[at] ?? emptyRow();
    const next = [...rows];
    fitting.forEach((person, place) => {
        const row = { ...(rows[at + place] ?? emptyRow()), roles: [], licenses: [] };
        next[at + place] = { ...row, ...named(row, person) };
    });
    fitting.forEach((person, place) => {
        next[at + place] = ticked(next, next[at + place] ?? emptyRow(), person, model, of);
    });
    return { rows: next, count: fitting.length, left: people.length - fitting.length };
}

function named(row: Row, { name, email }: Pasted) {
    return { name: name || row.name, email: email || row.email };
}

function ticked(rows: Row[], row: Row, { ticks }: Pasted, model: Row, of: Choices): Row {
    const roles = meant(of.roles, ticks);
    const named = meant(
        of.pools.map(({ slug, name }) => ({ id: slug, label: name })),
        ticks,
    );
    const licenses = named.length > 0 ? named : model.licenses;
    const isLeft = (slug: string) =>
        of.pools.some((pool) => pool.slug === slug && licensesLeft(pool, rows) > 0);
    return {
        ...row,
        roles: roles.length > 0 ? roles : model.roles,
        licenses: licenses.filter(isLeft),
    };
}

function meant(choices: Choice[], ticks: string[]): string[] {
    const said = new Set(ticks.map((tick) => tick.toLowerCase()));
    return choices
        .filter(({ id, label }) => said.has(id.toLowerCase()) || said.has(label.toLowerCase()))
        .map(({ id }) => id);
}
