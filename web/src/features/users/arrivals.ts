// Who came while the list was open. Where rows may move, the row glows once; where somebody is in
// the middle of the list it must not jump, and the newcomers wait to be called.
import { useEffect, useSyncExternalStore } from "react";

const glowMs = 4000;
const glowing = new Set<string>();
const readers = new Set<() => void>();
let waiting: readonly string[] = [];
let isStill = () => false;

export function glow(userId: string) {
    glowing.add(userId);
    setTimeout(() => glowing.delete(userId), glowMs);
}

export function hasJustArrived(userId: string): boolean {
    return glowing.has(userId);
}

/** The list on the page says whether rows may move under the eyes of its reader. */
export function useStillness(check: () => boolean) {
    useEffect(() => void (isStill = check));
    useEffect(
        () => () => {
            isStill = () => false;
            tell([]);
        },
        [],
    );
}

export function listIsStill(): boolean {
    return isStill();
}

export function keepWaiting(userId: string) {
    if (!waiting.includes(userId)) tell([...waiting, userId]);
}

export function useWaiting(): number {
    return useSyncExternalStore(subscribe, () => waiting).length;
}

export function callWaiting() {
    waiting.forEach(glow);
    tell([]);
}

function subscribe(reader: () => void): () => void {
    readers.add(reader);
    return () => readers.delete(reader);
}

function tell(next: readonly string[]) {
    waiting = next;
    readers.forEach((reader) => reader());
}
