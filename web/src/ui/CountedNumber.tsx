import { useReducedMotion } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { useIntl } from "react-intl";

const countMs = 400;

/** A number that counts over when it changes under the eye; it is there at once at first. */
export function CountedNumber({ value }: { value: number }) {
    const intl = useIntl();
    return (
        <>
            <span aria-hidden="true">{intl.formatNumber(useCounted(value))}</span>
            <span className="visually-hidden">{intl.formatNumber(value)}</span>
        </>
    );
}

function useCounted(value: number): number {
    const still = useReducedMotion();
    const [shown, setShown] = useState(value);
    const from = useRef(value);
    useEffect(() => {
        const begin = from.current;
        const started = performance.now();
        let frame = requestAnimationFrame(step);
        return () => cancelAnimationFrame(frame);

        function step(now: number) {
            const part = still ? 1 : Math.min((now - started) / countMs, 1);
            from.current = Math.round(begin + (value - begin) * part);
            setShown(from.current);
            if (part < 1) frame = requestAnimationFrame(step);
        }
    }, [value, still]);
    return shown;
}
