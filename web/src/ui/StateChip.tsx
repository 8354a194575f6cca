import classes from "./StateChip.module.css";

export type Tone = "good" | "warn" | "bad" | "quiet";

export function StateChip({ tone, children }: { tone: Tone; children: string }) {
    return (
        <span className={classes.chip} data-tone={tone}>
            {children}
        </span>
    );
}
