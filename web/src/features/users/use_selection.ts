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
    /** All whom the filter finds, whoever of them is on the list as yet. */
    everybody: boolean;
    chooseEverybody: () => void;
};

/**
 * Who is chosen for an act on many. Somebody a filter hides is not acted upon, but kept in mind;
 * everybody of one filter is not everybody of the next.
 */
export function useSelection(listed: User[], filter: string): Selection {
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [everybodyOf, setEverybodyOf] = useState<string>();
    const last = useRef<string>(undefined);
    if (everybodyOf !== undefined && everybodyOf !== filter) setEverybodyOf(undefined);
    const everybody = everybodyOf === filter;
    const users = everybody ? listed : listed.filter(({ id }) => chosen.has(id));
    const all = users.length > 0 && users.length === listed.length;

    function choose(ids: Iterable<string>) {
        setEverybodyOf(undefined);
        setChosen(new Set(ids));
    }

    function change(ids: string[], on: boolean) {
        const before = everybody ? new Set(idsOf(listed)) : chosen;
        choose(changed(before, ids, on));
    }

    function toggle(userId: string, through = false) {
        const ids = through ? between(listed, last.current, userId) : [userId];
        change(ids, !has(userId));
        last.current = userId;
    }

    const has = (userId: string) => everybody || chosen.has(userId);
    return {
        ...{ users, has, toggle, all, choose },
        toggleAll: () => change(idsOf(listed), !all),
        everybody,
        chooseEverybody: () => setEverybodyOf(filter),
    };
}

function idsOf(users: User[]): string[] {
    return users.map(({ id }) => id);
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
