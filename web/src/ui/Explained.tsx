import { Tooltip } from "@mantine/core";
import "@mantine/core/styles/Tooltip.layer.css";
import { useId, type MouseEvent, type ReactNode } from "react";

type ExplainedProps = {
    "aria-disabled"?: true;
    "aria-describedby"?: string;
    "data-disabled"?: true;
    onClickCapture?: (event: MouseEvent) => void;
};

type Props = {
    /** Why the control cannot be used now; without one it can. */
    reason: string | undefined;
    children: (props: ExplainedProps) => ReactNode;
};

/**
 * A control that is off stays in the tab order and tells why: by pointer, by keyboard, on tap and
 * to a screen reader. Spread the props over it.
 */
export function Explained({ reason, children }: Props) {
    const id = useId();
    if (!reason) return children({});
    const off: ExplainedProps = {
        "aria-disabled": true,
        "aria-describedby": id,
        "data-disabled": true,
        onClickCapture: swallow,
    };
    return (
        <>
            <Tooltip
                label={reason}
                multiline
                maw={320}
                openDelay={100}
                events={{ hover: true, focus: true, touch: true }}
            >
                {children(off) as never}
            </Tooltip>
            <span id={id} className="visually-hidden">
                {reason}
            </span>
        </>
    );
}

function swallow(event: MouseEvent) {
    event.preventDefault();
    event.stopPropagation();
}
