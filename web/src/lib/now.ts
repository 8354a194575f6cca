// The minute that relative times are counted from, shared by all of them.
import { useSyncExternalStore } from "react";

const minuteMs = 60_000;
const readers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(reader: () => void) {
    readers.add(reader);
    timer ??= setInterval(tick, minuteMs);
    return () => {
        readers.delete(reader);
        if (readers.size === 0) stop();
    };
}

function tick() {
    now = Date.now();
    readers.forEach((reader) => reader());
}

function stop() {
    clearInterval(timer);
    timer = undefined;
}

export function useNow(): number {
    return useSyncExternalStore(subscribe, () => now);
}
