// What stands in the invite grid, kept until it is sent; read by the page and by whoever puts an
// invitation that has ended into it.
import { useSyncExternalStore } from "react";
import type { Invitation } from "../../../api/types";
import { fullName } from "../../../lib/full_name";
import { kept } from "../../../lib/kept";
import { emptyRow, isBlank, openingRows, type Row } from "./rows";

const readers = new Set<() => void>();
const known = new Map<string, Row[]>();
const drafts = kept<Row[]>("invite_grid");

export function useRows(owner: string): Row[] {
    return useSyncExternalStore(onRows, () => rowsOf(owner));
}

export function rowsOf(owner: string): Row[] {
    const rows = known.get(owner) ?? stored(owner) ?? openingRows();
    known.set(owner, rows);
    return rows;
}

export function putRows(owner: string, rows: Row[]) {
    known.set(owner, rows);
    drafts.save(owner, rows);
    readers.forEach((reader) => reader());
}

export function changeRow(owner: string, id: string, more: Partial<Row>) {
    const change = (row: Row) => (row.id === id ? { ...row, ...more } : row);
    putRows(owner, rowsOf(owner).map(change));
}

/** Puts an invitation that has ended into the first row that is free. */
export function offerAgain(owner: string, invitation: Invitation) {
    const { email, licenses } = invitation;
    const roles = invitation.roles.filter((role) => role !== "legal_representative");
    const row = { ...emptyRow(), name: fullName(invitation), email, roles, licenses };
    const rows = rowsOf(owner);
    const place = rows.findIndex(isBlank);
    putRows(owner, place < 0 ? [...rows, row] : rows.with(place, row));
}

function stored(owner: string): Row[] | undefined {
    const rows = drafts.load(owner);
    return rows && rows.length > 0 ? rows : undefined;
}

function onRows(reader: () => void): () => void {
    readers.add(reader);
    return () => readers.delete(reader);
}
