import { useSecondsLeft } from "../lib/seconds_left";
import { useWords } from "../lib/words";

/** Too many attempts: counts the seconds down for the eye, and says them once to a screen reader. */
export function WaitAWhile({ seconds }: { seconds: number }) {
    const words = useWords();
    const left = useSecondsLeft(seconds);
    return (
        <>
            <span className="visually-hidden">{words("problem.wait", { seconds })}</span>
            <span aria-hidden="true">
                {left > 0 ? words("problem.wait", { seconds: left }) : words("problem.wait.over")}
            </span>
        </>
    );
}
