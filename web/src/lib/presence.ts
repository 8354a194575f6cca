// Who is there, of the people that are on screen: what is shown is watched over the live socket,
// and what the server tells is kept here, for all places that show the same person.
import { useEffect, useSyncExternalStore } from "react";
import type { Presence, PresenceState } from "../api/types";

/** Says something over the live socket; nothing while that is down. */
type Say = (type: string, data: unknown) => void;
/** Without a state: whoever it is, he cannot be seen any more. */
type PresenceItem = Omit<Presence, "state"> & { ref: string; state: PresenceState | null };

const pauseMs = 100;
const mostWatched = 500;
const known = new Map<string, Presence>();
/** How many places show somebody. */
const shown = new Map<string, number>();
const readers = new Set<() => void>();
let say: Say | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastSaid = "";

/** Each time the socket is up: the other side knows of nobody then. */
export function watchThrough(through: Say) {
    say = through;
    lastSaid = "";
    watchSoon();
}

/** Whom one may see is different now: those who could not be seen are asked for again. */
export function watchAnew() {
    lastSaid = "";
    watchSoon();
}

/** Nothing of another account is known here. */
export function stopWatching() {
    say = undefined;
    known.clear();
    tell();
}

/** What the frame `presence.changed` carries. */
export function presenceChanged(data: unknown) {
    for (const { ref, state, ...more } of (data as { items: PresenceItem[] }).items)
        if (state) known.set(ref, { state, ...more });
        else known.delete(ref);
    tell();
}

/** Of somebody on screen, as it is now; as a list had it until the first news come. */
export function usePresence(
    ref: string | undefined,
    listed?: Presence | null,
): Presence | undefined {
    useEffect(() => (ref ? show(ref) : undefined), [ref]);
    const live = useSyncExternalStore(subscribe, () => (ref ? known.get(ref) : undefined));
    return live ?? listed ?? undefined;
}

/** Those of them that are available now; another text with each change. */
export function useAvailable(refs: string[]): string {
    const all = refs.join(" ");
    useEffect(() => {
        const ends = refs.map(show);
        return () => ends.forEach((end) => end());
    }, [all]);
    return useSyncExternalStore(subscribe, () =>
        refs.filter((ref) => known.get(ref)?.state === "available").join(" "),
    );
}

/** A user of the account in use, as the live socket names one. */
export function userRef(membership: string): string {
    return `internal:${membership}`;
}

function show(ref: string) {
    shown.set(ref, (shown.get(ref) ?? 0) + 1);
    watchSoon();
    return () => {
        const places = (shown.get(ref) ?? 1) - 1;
        if (places > 0) shown.set(ref, places);
        else shown.delete(ref);
        watchSoon();
    };
}

function watchSoon() {
    timer ??= setTimeout(watch, pauseMs);
}

// Whoever is no longer watched may change unseen.
function watch() {
    timer = undefined;
    for (const ref of known.keys()) if (!shown.has(ref)) known.delete(ref);
    const refs = [...shown.keys()].slice(-mostWatched);
    const text = refs.join(" ");
    if (!say || text === lastSaid) return;
    lastSaid = text;
    say("watch", { refs });
}

function subscribe(reader: () => void) {
    readers.add(reader);
    return () => readers.delete(reader);
}

function tell() {
    readers.forEach((reader) => reader());
}
