// The rows of the invite grid: values, and what can be said about them without asking anybody.
import { newKey } from "../../../api/client";
import type { Product } from "../../../api/types";

export const fields = ["name", "email", "roles", "licenses"] as const;
export type Field = (typeof fields)[number];
export type Row = { id: string; name: string; email: string; roles: string[]; licenses: string[] };

/** A batch is one transaction on the server, and one screen to look over here. */
const mostRows = 200;
const rowsAtOpening = 3;

export function emptyRow(): Row {
    return { id: newKey(), name: "", email: "", roles: [], licenses: [] };
}

export function openingRows(): Row[] {
    return Array.from({ length: rowsAtOpening }, emptyRow);
}

export function isMissing(row: Row, field: Field): boolean {
    const value = row[field];
    return typeof value === "string" ? value.trim() === "" : value.length === 0;
}

export function isBlank(row: Row): boolean {
    return fields.every((field) => isMissing(row, field));
}

export function addressOf({ email }: Row): string {
    return email.trim().toLowerCase();
}

/** The number of an earlier row with the same address. */
export function repeats(rows: Row[], row: Row): number | undefined {
    const first = rows.findIndex((other) => addressOf(other) === addressOf(row));
    return addressOf(row) && rows[first] !== row ? first + 1 : undefined;
}

/** What the grid has left of a pool; below zero where somebody else was faster. */
export function licensesLeft({ slug, available }: Product, rows: Row[]): number {
    const ticked = rows.filter(({ licenses }) => licenses.includes(slug)).length;
    return (available ?? Infinity) - ticked;
}

/** Each person needs a license: with more rows than this, some could never be sent. */
export function placesIn(pools: Product[]): number {
    const free = pools.reduce((sum, { available }) => sum + (available ?? Infinity), 0);
    return Math.min(free, mostRows);
}

export function toggled(values: string[], value: string): string[] {
    const without = values.filter((other) => other !== value);
    return without.length < values.length ? without : [...values, value];
}
