import { useRemembered } from "../../lib/remembered";
import { columns, type Column, type ColumnId } from "./columns";

export type View = { hidden: ColumnId[]; compact: boolean };

const usual: View = {
    hidden: columns.filter(({ extra }) => extra).map(({ id }) => id),
    compact: false,
};

/** Which columns somebody wants to see, and how close the rows stand. */
export function useView() {
    return useRemembered<View>("kith.users.view", usual, isView);
}

/** Whose row it is always stands there. */
export const optionalColumns = columns.filter(({ id }) => id !== "name");

export function columnsOf({ hidden }: View): Column[] {
    return columns.filter(({ id }) => !hidden.includes(id));
}

function isView(it: unknown): boolean {
    return typeof it === "object" && it !== null && Array.isArray((it as View).hidden);
}
