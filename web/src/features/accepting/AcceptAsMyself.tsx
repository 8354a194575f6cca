import { isProblem } from "../../api/problem";
import type { Me } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { accept } from "./api";
import { AcceptOrDecline } from "./AcceptOrDecline";
import { otherEmail, type OpenInvitationProps } from "./open_invitation";
import classes from "./SwitchAccount.module.css";

type AcceptAsMyselfProps = OpenInvitationProps & { me: Me; onDeclined: () => void };

/** Signed in as the invited person: one click, no password. */
export function AcceptAsMyself(props: AcceptAsMyselfProps) {
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
        <div className={form.form}>
            <p className={classes.quiet}>
                {words("invitation.as", { name: `${person.first_name} ${person.last_name}` })}
            </p>
            <FormProblem problem={accepting.problem} />
            <AcceptOrDecline
                {...props}
                busy={accepting.busy}
                onAccept={() => accepting.submit(null)}
            />
        </div>
    );
}
