import { useRef, useState } from "react";
import type { User } from "../../api/types";

export type Selection = {
    /** Of those on the list, in its order. */
    users: User[];
    has: (userId: string) => boolean;
    /** With `through`, everybody from the one toggled last to this one follows. */
    toggle: (userId: string, through?: boolean) => void;
    all: boolean;
    toggleAll: () => void;
    choose: (userIds: string[]) => void;
};

/** Who is chosen for an act on many. Somebody a filter hides is not acted upon, but kept in mind. */
export function useSelection(listed: User[]): Selection {
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const last = useRef<string>(undefined);
    const users = listed.filter(({ id }) => chosen.has(id));
    const all = users.length > 0 && users.length === listed.length;

    function toggle(userId: string, through = false) {
        const ids = through ? between(listed, last.current, userId) : [userId];
        setChosen(changed(chosen, ids, !chosen.has(userId)));
        last.current = userId;
    }

    function toggleAll() {
        const ids = listed.map(({ id }) => id);
        setChosen(changed(chosen, ids, !all));
    }

    return {
        users,
        has: (userId) => chosen.has(userId),
        toggle,
        all,
        toggleAll,
        choose: (userIds) => setChosen(new Set(userIds)),
    };
}

function changed(chosen: ReadonlySet<string>, ids: string[], on: boolean): ReadonlySet<string> {
    const next = new Set(chosen);
    for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
    }
    return next;
}

function between(listed: User[], from: string | undefined, to: string): string[] {
    const ends = [from, to].map((end) => listed.findIndex(({ id }) => id === end));
    const [first = 0, last = 0] = ends.toSorted((a, b) => a - b);
    if (first < 0) return [to];
    return listed.slice(first, last + 1).map(({ id }) => id);
}
