import { useState } from "react";

/** A choice that stays in this browser. What stands there may be from an older Kith. */
export function useRemembered<Value>(key: string, initial: Value, isOne: (it: unknown) => boolean) {
    const [value, setValue] = useState<Value>(() => {
        const found = read(key);
        return isOne(found) ? (found as Value) : initial;
    });
    function remember(next: Value) {
        setValue(next);
        localStorage.setItem(key, JSON.stringify(next));
    }
    return [value, remember] as const;
}

function read(key: string): unknown {
    try {
        return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
        return null;
    }
}
