import type { ReactNode } from "react";
import classes from "./EmptyState.module.css";

type EmptyStateProps = { drawing: ReactNode; sentence: ReactNode; children?: ReactNode };

/** One drawing, one sentence, one button, one link. */
export function EmptyState({ drawing, sentence, children }: EmptyStateProps) {
    return (
        <div className={classes.empty}>
            {drawing}
            <p className={classes.sentence}>{sentence}</p>
            {children && <div className={classes.actions}>{children}</div>}
        </div>
    );
}
