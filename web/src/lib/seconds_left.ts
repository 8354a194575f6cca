import { useEffect, useState } from "react";

/** Counts down from when the component appeared. */
export function useSecondsLeft(seconds: number): number {
    const [until] = useState(() => Date.now() + seconds * 1000);
    const [left, setLeft] = useState(seconds);
    useEffect(() => {
        const timer = setInterval(
            () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))),
            250,
        );
        return () => clearInterval(timer);
    }, [until]);
    return left;
}
