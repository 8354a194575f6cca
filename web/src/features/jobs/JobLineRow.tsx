import type { JobLine, LineOutcome } from "../../api/types";
import { reasonsOf } from "../../lib/job_reasons";
import { useWords, type WordId } from "../../lib/words";
import { StateChip, type Tone } from "../../ui/StateChip";
import classes from "./JobLines.module.css";

const tones: Record<LineOutcome, Tone> = {
    create: "good",
    update: "good",
    skip: "quiet",
    error: "bad",
};

export function JobLineRow({ line, dryRun }: { line: JobLine; dryRun: boolean }) {
    const words = useWords();
    return (
        <tr role="row">
            <td role="cell">
                <span className={classes.heading} aria-hidden="true">
                    {words("job.line")}
                </span>
                {words("list.total", { total: line.line })}
            </td>
            <td role="cell">{line.name}</td>
            <td role="cell">{line.email}</td>
            <td role="cell">
                <Outcome line={line} dryRun={dryRun} />
                {reasonsOf(words, line).map((reason) => (
                    <div key={reason} className={classes.reason}>
                        {reason}
                    </div>
                ))}
            </td>
        </tr>
    );
}

function Outcome({ line, dryRun }: { line: JobLine; dryRun: boolean }) {
    const words = useWords();
    if (line.undone) return <StateChip tone="quiet">{words("job.line.undone")}</StateChip>;
    const isDone = !dryRun && (line.outcome === "create" || line.outcome === "update");
    const word = `job.outcome.${line.outcome}${isDone ? ".done" : ""}` as WordId;
    return <StateChip tone={tones[line.outcome]}>{words(word)}</StateChip>;
}
