import { Tooltip } from "@mantine/core";
import "@mantine/core/styles/Tooltip.layer.css";
import { useId, type MouseEvent, type ReactNode } from "react";
import { useReadOnly } from "../lib/viewing";

type ExplainedProps = {
    "aria-disabled"?: true;
    "aria-describedby"?: string;
    "data-disabled"?: true;
    onClickCapture?: (event: MouseEvent) => void;
};

type Props = {
    /** Why the control cannot be used now; without one it can, unless nothing can be changed. */
    reason: string | undefined;
    /** It only leads somewhere: that may be done also where nothing can be changed. */
    isWay?: boolean;
    children: (props: ExplainedProps) => ReactNode;
};

/**
 * A control that is off stays in the tab order and tells why: by pointer, by keyboard, on tap and
 * to a screen reader. Spread the props over it.
 */
export function Explained({ reason, isWay, children }: Props) {
    const id = useId();
    const readOnly = useReadOnly();
    const why = (isWay ? undefined : readOnly) ?? reason;
    if (!why) return children({});
    const off: ExplainedProps = {
        "aria-disabled": true,
        "aria-describedby": id,
        "data-disabled": true,
        onClickCapture: swallow,
    };
    return (
        <>
            <Tooltip
                label={why}
                multiline
                maw={320}
                openDelay={100}
                events={{ hover: true, focus: true, touch: true }}
            >
                {children(off) as never}
            </Tooltip>
            <span id={id} className="visually-hidden">
                {why}
            </span>
        </>
    );
}

function swallow(event: MouseEvent) {
    event.preventDefault();
    event.stopPropagation();
}
