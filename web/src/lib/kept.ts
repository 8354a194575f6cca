// What was typed and not sent yet, kept for this tab: a reload, another page or a session that ends
// in the middle loses nothing. Each is somebody's, a membership's, a person's or a link's, so that
// nobody finds what another typed, nor what he typed himself in another account. Never for secrets.
import { useEffect, useState } from "react";

export type Kept<Value> = {
    load: (owner: string) => Value | undefined;
    save: (owner: string, value: Value) => void;
    forget: (owner: string) => void;
};

export function kept<Value>(what: string): Kept<Value> {
    const key = (owner: string) => `kith.${what}.${owner}`;
    return {
        load: (owner) => read(key(owner)) as Value | undefined,
        save: (owner, value) => sessionStorage.setItem(key(owner), JSON.stringify(value)),
        forget: (owner) => sessionStorage.removeItem(key(owner)),
    };
}

/** Values that are kept while they change; what an older page did not know is as in `empty`. */
export function useKept<Value extends object>(all: Kept<Value>, owner: string, empty: Value) {
    const [value, setValue] = useState<Value>(() => ({ ...empty, ...all.load(owner) }));
    useEffect(() => all.save(owner, value), [all, owner, value]);

    function set(next: Partial<Value>) {
        setValue((before) => ({ ...before, ...next }));
    }

    // Whoever clears it may leave at once, and then nothing more is saved.
    function clear() {
        setValue(empty);
        all.forget(owner);
    }

    return { value, set, clear };
}

function read(key: string): unknown {
    try {
        return JSON.parse(sessionStorage.getItem(key) ?? "") ?? undefined;
    } catch {
        return undefined;
    }
}
