// The grid as its parts use it: the rows, what is wrong with them, and every way to change them.
import { useState } from "react";
import { useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { changeRow, putRows, rowsOf, useRows } from "./draft";
import type { Problems } from "./problems";
import { emptyRow, isBlank, openingRows, type Row } from "./rows";

export type Grid = ReturnType<typeof useGrid>;

export function useGrid(owner: string) {
    const words = useWords();
    const rows = useRows(owner);
    const [problems, setProblems] = useState<Problems>({});

    function change(id: string, more: Partial<Row>) {
        changeRow(owner, id, more);
        setProblems(({ [id]: _, ...others }) => others);
    }

    const add = () => putRows(owner, [...rows, emptyRow()]);

    /** Puts other rows in place of these, with a way back. */
    function replace(next: Row[], said: string) {
        putRows(owner, next);
        setProblems({});
        const undo = () => putRows(owner, [...rows, ...typedSince(next, rowsOf(owner), rows)]);
        toast(said, "note", { label: words("action.undo"), run: undo });
    }

    function remove(id: string) {
        const next = rows.filter((row) => row.id !== id);
        const isEmpty = rows.every((row) => row.id !== id || isBlank(row));
        if (isEmpty) putRows(owner, next);
        else replace(next, words("invite.row.removed"));
    }

    function startAnew() {
        putRows(owner, openingRows());
        setProblems({});
    }

    function reset() {
        if (rows.every(isBlank)) startAnew();
        else replace(openingRows(), words("invite.reset.done"));
    }

    return { rows, problems, change, add, remove, replace, reset, startAnew, setProblems };
}

// What came to stand in the grid after `next`, and was in none of the rows before.
function typedSince(next: Row[], now: Row[], before: Row[]): Row[] {
    return now.filter((row) => {
        const isOld = before.some(({ id }) => id === row.id);
        return !isOld && !isBlank(row) && !next.includes(row);
    });
}
