import type { TeamColor } from "../api/types";
import classes from "./TeamDot.module.css";

/** The color of a team; what it is called stands beside it. */
export function TeamDot({ color }: { color: TeamColor }) {
    return <span className={classes.dot} data-color={color} aria-hidden="true" />;
}
