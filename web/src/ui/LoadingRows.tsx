import { useWords } from "../lib/words";
import classes from "./LoadingRows.module.css";

const widths = ["22%", "30%", "18%", "26%", "24%"];

/** Stands for a list on its way. Fades in late, so that a quick answer shows no flicker. */
export function LoadingRows({ rows = 5 }: { rows?: number }) {
    const words = useWords();
    return (
        <div role="status" aria-label={words("loading")}>
            {Array.from({ length: rows }, (_, row) => (
                <div key={row} className={classes.row}>
                    <span className={classes.dot} />
                    <span className={classes.bar} style={{ width: widths[row % widths.length] }} />
                </div>
            ))}
        </div>
    );
}
