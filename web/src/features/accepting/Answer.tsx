import type { Me, PublicInvitation } from "../../api/types";
import { AcceptAsMyself } from "./AcceptAsMyself";
import { AcceptOrDecline } from "./AcceptOrDecline";
import { AnswerHead } from "./AnswerHead";
import { DeclineForm } from "./DeclineForm";
import { isFor, type OpenInvitationProps } from "./open_invitation";
import classes from "./OpenInvitation.module.css";
import { RegistrationForm } from "./RegistrationForm";
import { SignInToAccept } from "./SignInToAccept";
import { SwitchAccount } from "./SwitchAccount";

/** "returned": asked again, after a look at one of the forms. */
export type AnswerStep = "asked" | "returned" | "accepting" | "declining";

export type AnswerProps = OpenInvitationProps & {
    step: AnswerStep;
    onStep: (step: AnswerStep | "declined") => void;
};

/** The half of the page where the invited person acts: one question, then one form. */
export function Answer(props: AnswerProps) {
    return (
        <section className={classes.answer} aria-labelledby="answer-title">
            <Step {...props} />
        </section>
    );
}

function Step(props: AnswerProps) {
    const { step, onStep, invitation, me } = props;
    const back = () => onStep("returned");
    if (step === "declining") return <DeclineForm {...props} onBack={back} />;
    if (me && !mayAcceptAs(invitation, me))
        return <SwitchAccount invitation={invitation} me={me} />;
    if (me) return <AcceptAsMyself {...props} me={me} />;
    if (step === "accepting" && invitation.person_exists) {
        return <SignInToAccept {...props} onBack={back} />;
    }
    if (step === "accepting") return <RegistrationForm {...props} onBack={back} />;
    return (
        <>
            <AnswerHead invitation={invitation} />
            <AcceptOrDecline
                returned={step === "returned"}
                onAccept={() => onStep("accepting")}
                onDecline={() => onStep("declining")}
            />
        </>
    );
}

function mayAcceptAs(invitation: PublicInvitation, me: Me): boolean {
    return !invitation.force_email || isFor(invitation, me.person.email);
}
