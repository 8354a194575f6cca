import { isProblem } from "../api/problem";
import { problemText, useWords } from "../lib/words";
import classes from "./FormProblem.module.css";
import { WarningIcon } from "./icons";
import { WaitAWhile } from "./WaitAWhile";

type FormProblemProps = {
    problem: unknown;
    /** What is said instead of the words for its code. */
    text?: string | undefined;
};

/** A refusal that belongs to no single field. Faults of ours carry the number to report. */
export function FormProblem({ problem, text }: FormProblemProps) {
    const words = useWords();
    if (!problem) return null;
    const reference = isProblem(problem) && problem.status >= 500 && problem.requestId;
    const wait = secondsToWait(problem);
    return (
        <div className={classes.problem} role="alert">
            <WarningIcon />
            <span>
                {wait ? (
                    <WaitAWhile key={wait.of} seconds={wait.seconds} />
                ) : (
                    (text ?? problemText(words, problem))
                )}
                {reference && (
                    <span className={classes.reference}>
                        {words("problem.reference", { id: reference })}
                    </span>
                )}
            </span>
        </div>
    );
}

function secondsToWait(problem: unknown) {
    if (!isProblem(problem, 429)) return undefined;
    const seconds = Number(problem.more.retry_after);
    return seconds > 0 ? { seconds, of: problem.requestId ?? "" } : undefined;
}
