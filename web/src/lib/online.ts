import { useSyncExternalStore } from "react";

/** Whether this device has a network at all. */
export function useOnline(): boolean {
    return useSyncExternalStore(subscribe, () => navigator.onLine);
}

function subscribe(reader: () => void) {
    globalThis.addEventListener("online", reader);
    globalThis.addEventListener("offline", reader);
    return () => {
        globalThis.removeEventListener("online", reader);
        globalThis.removeEventListener("offline", reader);
    };
}
