import type { ReactNode } from "react";
import classes from "./Panel.module.css";

type PanelProps = { padded?: boolean; children: ReactNode };

export function Panel({ padded, children }: PanelProps) {
    return (
        <div className={classes.panel} data-padded={padded || undefined}>
            {children}
        </div>
    );
}
