import type { Job } from "../../api/types";
import { useWords, type WordId } from "../../lib/words";
import classes from "./JobsPage.module.css";

/** How many lines came to what. A dry run speaks of what would be. */
export function JobCounts({ job }: { job: Job }) {
    const words = useWords();
    const would = job.dry_run ? ".would" : "";
    const figures: [WordId, number, boolean][] = [
        [`job.created${would}` as WordId, job.created, job.kind === "import"],
        [`job.updated${would}` as WordId, job.updated, true],
        ["job.skipped", job.skipped, true],
        ["job.failed", job.failed, true],
        ["job.undone", job.undone, job.undoing],
        ["job.not_undone", job.not_undone, job.undoing],
    ];
    return (
        <dl className={classes.counts}>
            {figures
                .filter(([, , isShown]) => isShown)
                .map(([word, count]) => (
                    <div key={word} data-bad={(isBad(word) && count > 0) || undefined}>
                        <dt>{words(word)}</dt>
                        <dd>{words("list.total", { total: count })}</dd>
                    </div>
                ))}
        </dl>
    );
}

function isBad(word: WordId): boolean {
    return word === "job.failed" || word === "job.not_undone";
}
