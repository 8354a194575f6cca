import type { PublicInvitation } from "../../api/types";
import { useWords } from "../../lib/words";
import { Day } from "../../ui/When";
import classes from "./Answer.module.css";

/** For whom it is and until when; and that somebody else has to say yes, too. */
export function AnswerHead({ invitation }: { invitation: PublicInvitation }) {
    const words = useWords();
    return (
        <>
            <h2 id="answer-title">{words("invitation.question")}</h2>
            <dl className={classes.facts}>
                <dt>{words("invitation.for")}</dt>
                <dd>{invitation.email}</dd>
                <dt>{words("invitation.until")}</dt>
                <dd>
                    <Day at={invitation.expires_at} />
                </dd>
            </dl>
            {invitation.needs_approval && (
                <p className={classes.heed}>
                    {words("invitation.approval", { account: invitation.account.name })}
                </p>
            )}
        </>
    );
}
