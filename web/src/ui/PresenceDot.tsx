import type { ReactNode } from "react";
import type { Presence, PresenceState } from "../api/types";
import { useWords, type Words } from "../lib/words";
import classes from "./PresenceDot.module.css";

const shapes: Record<PresenceState, ReactNode> = {
    available: <circle cx="6" cy="6" r="5" fill="currentColor" />,
    busy: (
        <>
            <circle cx="6" cy="6" r="5" fill="currentColor" />
            <path d="M3.5 6h5" className={classes.bar} />
        </>
    ),
    away: <path d="M10.6 7.9A5 5 0 1 1 6.3 1a4.2 4.2 0 0 0 4.3 6.9Z" fill="currentColor" />,
    offline: <circle cx="6" cy="6" r="3.9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
};

type PresenceDotProps = {
    presence: Presence;
    size?: number;
    /** The words stand beside it. */
    isSilent?: boolean;
};

/** Whether somebody is there: each state has a shape of its own, and is named. */
export function PresenceDot({ presence, size = 12, isSilent }: PresenceDotProps) {
    const words = useWords();
    const text = presenceText(words, presence);
    const named = isSilent
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": text, title: text };
    return (
        <span className={classes.dot} data-state={presence.state} {...named}>
            <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
                {shapes[presence.state]}
            </svg>
        </span>
    );
}

/** "Busy", "Offline, out of office: back on Monday". */
export function presenceText(words: Words, { state, out_of_office, text }: Presence): string {
    const named = words(`presence.state.${state}`);
    const word = out_of_office ? words("presence.out", { state: named }) : named;
    return text ? words("presence.says", { state: word, text }) : word;
}
