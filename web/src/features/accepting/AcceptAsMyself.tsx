import { isProblem } from "../../api/problem";
import type { Me } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { Who } from "../../ui/Who";
import { accept } from "./api";
import { AcceptOrDecline } from "./AcceptOrDecline";
import type { AnswerProps } from "./Answer";
import { AnswerHead } from "./AnswerHead";
import classes from "./Answer.module.css";
import { otherEmail } from "./open_invitation";
import { SwitchLine } from "./SwitchLine";

/** Signed in as somebody who may accept: one click, no password. */
export function AcceptAsMyself(props: AnswerProps & { me: Me }) {
    const words = useWords();
    const { person } = props.me;
    const acceptance = {
        first_name: person.first_name,
        last_name: person.last_name,
        ...otherEmail(props.invitation, person.email),
    };
    const accepting = useSubmit({
        send: (_: null, key) => accept(props.token, acceptance, key),
        done: props.onAccepted,
        refused: (problem) => isProblem(problem, 410) && props.onChanged(),
    });
    return (
        <>
            <AnswerHead invitation={props.invitation} />
            <div className={classes.as}>
                <span className={classes.small}>
                    {words("invitation.as", { name: fullName(person) })}
                </span>
                <Who person={person} />
                <SwitchLine />
            </div>
            <FormProblem problem={accepting.problem} />
            <AcceptOrDecline
                busy={accepting.busy}
                returned={props.step === "returned"}
                onAccept={() => accepting.submit(null)}
                onDecline={() => props.onStep("declining")}
            />
        </>
    );
}
