import { useWords } from "../../lib/words";
import type { Totals } from "./api";
import classes from "./Reviews.module.css";

/** How many of them somebody has decided about. */
export function Progress({ totals }: { totals: Totals }) {
    const words = useWords();
    const { people, open } = totals;
    const text = words("reviews.progress.text", { done: people - open, people });
    return (
        <span className={classes.who}>
            <progress
                className={classes.bar}
                max={Math.max(people, 1)}
                value={people - open}
                aria-label={words("reviews.progress")}
            />
            <span className={classes.quiet}>{text}</span>
        </span>
    );
}
