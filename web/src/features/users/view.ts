import { useRemembered } from "../../lib/remembered";
import { columns, type Column, type ColumnId } from "./columns";

/** The columns that are shown or hidden against their habit, so that one that is new begins as it should. */
export type View = { turned: ColumnId[]; compact: boolean };

const usual: View = { turned: [], compact: false };

/** Which columns somebody wants to see, and how close the rows stand. */
export function useView() {
    return useRemembered<View>("kith.users.view", usual, isView);
}

/** Whose row it is always stands there. */
export const optionalColumns = columns.filter(({ id }) => id !== "name");

export function isShown({ turned }: View, { id, extra }: Column): boolean {
    return turned.includes(id) === (extra ?? false);
}

export function columnsOf(view: View): Column[] {
    return columns.filter((column) => isShown(view, column));
}

export function turn(view: View, column: ColumnId): View {
    const others = view.turned.filter((id) => id !== column);
    const isTurned = others.length < view.turned.length;
    return { ...view, turned: isTurned ? others : [...others, column] };
}

function isView(it: unknown): boolean {
    return typeof it === "object" && it !== null && Array.isArray((it as View).turned);
}
