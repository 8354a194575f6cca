import { isProblem } from "../api/problem";
import { problemText, useWords } from "../lib/words";
import classes from "./FormProblem.module.css";
import { WarningIcon } from "./icons";

/** A refusal that belongs to no single field. Faults of ours carry the number to report. */
export function FormProblem({ problem }: { problem: unknown }) {
    const words = useWords();
    if (!problem) return null;
    const reference = isProblem(problem) && problem.status >= 500 && problem.requestId;
    return (
        <div className={classes.problem} role="alert">
            <WarningIcon />
            <span>
                {problemText(words, problem)}
                {reference && (
                    <span className={classes.reference}>
                        {words("problem.reference", { id: reference })}
                    </span>
                )}
            </span>
        </div>
    );
}
