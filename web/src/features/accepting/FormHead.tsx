import { useWords } from "../../lib/words";
import { BackIcon } from "../../ui/icons";
import { FormProblem } from "../../ui/FormProblem";
import classes from "./Answer.module.css";

type FormHeadProps = { title: string; lead: string; problem: unknown; onBack: () => void };

/** The way back, what is asked for, and what the server said against it. */
export function FormHead({ title, lead, problem, onBack }: FormHeadProps) {
    const words = useWords();
    return (
        <>
            <div>
                <button type="button" className={classes.back} onClick={onBack}>
                    <BackIcon size={16} />
                    {words("action.back")}
                </button>
                <h2 id="answer-title">{title}</h2>
                <p className={classes.quiet}>{lead}</p>
            </div>
            <FormProblem problem={problem} />
        </>
    );
}
