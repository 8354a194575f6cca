import { useEffect, useState } from "react";

const pauseMs = 150;

/** The value after a short pause in its changes. */
export function useDebounced<Value>(value: Value): Value {
    const [settled, setSettled] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(value), pauseMs);
        return () => clearTimeout(timer);
    }, [value]);
    return settled;
}
