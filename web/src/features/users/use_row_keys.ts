// j and k walk the rows with the focus; the other keys act on the row that has it.
import { useRef, type RefObject } from "react";
import type { User } from "../../api/types";
import { useCommands } from "../../lib/commands";
import type { Selection } from "./use_selection";

type RowKeys = {
    users: User[];
    body: RefObject<HTMLElement | null>;
    selection: Selection;
    scrollTo: (index: number) => void;
    onEdit: (userId: string) => void;
};

export function useRowKeys({ users, body, selection, scrollTo, onEdit }: RowKeys) {
    const cursor = useRef(-1);

    function walk(step: number) {
        const index = Math.max(0, Math.min(users.length - 1, cursor.current + step));
        cursor.current = index;
        scrollTo(index);
        focusRow(body, index);
    }

    function withUser(act: (userId: string) => void) {
        const user = users[cursor.current];
        if (user) act(user.id);
    }

    useCommands([
        { word: "users.keys.next", keys: "j", keysOnly: true, run: () => walk(1) },
        { word: "users.keys.previous", keys: "k", keysOnly: true, run: () => walk(-1) },
        {
            word: "users.keys.select",
            keys: "x",
            keysOnly: true,
            run: () => withUser((id) => selection.toggle(id)),
        },
        { word: "users.keys.edit", keys: "e", keysOnly: true, run: () => withUser(onEdit) },
        {
            word: "users.keys.clear",
            keys: "Escape",
            keysOnly: true,
            run: () => selection.choose([]),
        },
    ]);

    return { noteFocus: (index: number) => void (cursor.current = index) };
}

// The row may be on its way into the page.
function focusRow(body: RefObject<HTMLElement | null>, index: number, tries = 5) {
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (row) return row.focus({ preventScroll: true });
    if (tries > 0) requestAnimationFrame(() => focusRow(body, index, tries - 1));
}
