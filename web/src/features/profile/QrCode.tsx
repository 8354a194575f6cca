import type { TotpEnrolment } from "../../api/types";
import classes from "./TwoStep.module.css";

const quietZone = 4;

/** Dark on light in either color scheme: cameras read no other. */
export function QrCode({ size, path, label }: TotpEnrolment["qr"] & { label: string }) {
    const whole = size + 2 * quietZone;
    return (
        <svg
            className={classes.qr}
            viewBox={`${-quietZone} ${-quietZone} ${whole} ${whole}`}
            role="img"
            aria-label={label}
            shapeRendering="crispEdges"
        >
            <rect x={-quietZone} y={-quietZone} width={whole} height={whole} fill="#fff" />
            <path d={path} fill="#000" />
        </svg>
    );
}
