// Small line drawings for empty and dead-end pages: one stroke weight, two tones.
import type { ReactNode } from "react";

function drawing(back: ReactNode, front: ReactNode) {
    return function Drawing() {
        return (
            <svg
                width="120"
                height="88"
                viewBox="0 0 120 88"
                fill="none"
                strokeWidth="1.5"
                strokeLinecap="round"
                strokeLinejoin="round"
                aria-hidden="true"
                focusable="false"
            >
                <g stroke="var(--kith-border-strong)">{back}</g>
                <g stroke="var(--kith-accent)">{front}</g>
            </svg>
        );
    };
}

/** Two people and the place of a third. */
export const PeopleDrawing = drawing(
    <>
        <circle cx="30" cy="34" r="9" />
        <path d="M14 68c1-12 7.5-18 16-18s15 6 16 18" />
        <circle cx="90" cy="34" r="9" strokeDasharray="3 4" />
        <path d="M74 68c1-12 7.5-18 16-18s15 6 16 18" strokeDasharray="3 4" />
        <path d="M6 76h108" />
    </>,
    <>
        <circle cx="60" cy="26" r="11" />
        <path d="M40 68c1.2-15 9-23 20-23s18.8 8 20 23" />
    </>,
);

/** A letter on its way. */
export const LetterDrawing = drawing(
    <>
        <path d="M10 34h14M4 46h18M12 58h10" />
        <path d="M34 70h60" />
    </>,
    <>
        <rect x="34" y="24" width="64" height="42" rx="5" />
        <path d="m36 28 30 22 30-22M36 62l20-18M96 62 76 44" />
    </>,
);

/** A door that is shut. */
export const DoorDrawing = drawing(
    <path d="M16 78h88M30 78V14h60v64" />,
    <>
        <path d="M40 78V22h40v56" />
        <path d="M72 48v6" />
        <path d="M52 34h16M52 42h10" />
    </>,
);

/** A key. */
export const KeyDrawing = drawing(
    <path d="M16 74h88M84 56v-6M94 56v-6" />,
    <>
        <circle cx="40" cy="40" r="16" />
        <circle cx="40" cy="40" r="5" />
        <path d="M56 40h44v10M86 40v8" />
    </>,
);

/** A path that ends. */
export const LostDrawing = drawing(
    <path d="M8 72c18-2 22-18 36-18s16 10 26 8M84 60l8-3M100 54l8-3" />,
    <>
        <path d="M60 12v46M60 16h26l6 6-6 6H60M60 32H38l-6 6 6 6h22" />
        <path d="M52 58h16" />
    </>,
);

/** A page of lines, not yet written. */
export const LedgerDrawing = drawing(
    <path d="M14 78h92M30 78V16h60v62" />,
    <path d="M42 30h36M42 42h36M42 54h22M42 66h12" />,
);

/** Two people, each in a house, and a line between them. */
export const LinkedDrawing = drawing(
    <path d="M8 76h104M16 76V30l14-12 14 12v46M76 76V30l14-12 14 12v46" />,
    <>
        <circle cx="30" cy="46" r="6" />
        <path d="M20 66c.8-7 4.600-10.500 10-10.500S39.200 59 40 66" />
        <circle cx="90" cy="46" r="6" />
        <path d="M80 66c.8-7 4.600-10.500 10-10.500S99.200 59 100 66" />
        <path d="M48 46h24" strokeDasharray="3 4" />
    </>,
);
