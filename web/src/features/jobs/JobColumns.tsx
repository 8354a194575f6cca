import type { Job } from "../../api/types";
import { fieldWord } from "../../lib/details";
import { useWords } from "../../lib/words";
import classes from "./JobsPage.module.css";

/** What was made of the columns, as long as it can still be mended. */
export function JobColumns({ job }: { job: Job }) {
    const words = useWords();
    if (job.columns.length === 0 || !job.dry_run) return null;
    return (
        <details className={classes.details}>
            <summary>
                {words("import.columns", {
                    read: job.columns.filter(({ field }) => field).length,
                    of: job.columns.length,
                })}
            </summary>
            <ul className={classes.read}>
                {job.columns.map(({ title, field }, place) => (
                    <li key={place}>
                        <b>{title || words("import.column", { number: place + 1 })}</b>{" "}
                        {(field && fieldWord(words, "import.field", field)) ??
                            words("import.columns.ignore")}
                    </li>
                ))}
            </ul>
        </details>
    );
}
