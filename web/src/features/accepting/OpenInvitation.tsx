import { useState } from "react";
import type { Accepted, Waiting } from "../../api/types";
import { usePageTitle } from "../../lib/page_title";
import { isTyped } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { LetterDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { AcceptedNotYetIn } from "./AcceptedNotYetIn";
import { Answer, type AnswerStep } from "./Answer";
import { InvitationFacts } from "./InvitationFacts";
import { registrationName, type OpenInvitationProps } from "./open_invitation";
import classes from "./OpenInvitation.module.css";
import { useNoteOpened } from "./use_note_opened";
import { WhatYouGet } from "./WhatYouGet";

type Step = AnswerStep | "declined" | Waiting;

/** Who invites to what, and beside it the answer. */
export function OpenInvitation(props: OpenInvitationProps) {
    const words = useWords();
    const { token, invitation, me } = props;
    const [step, setStep] = useState<Step>(() =>
        !me && isTyped(registrationName(invitation)) ? "accepting" : "asked",
    );
    usePageTitle(words("invitation.title", { account: invitation.account.name }));
    useNoteOpened(token);

    function goOn(accepted: Accepted) {
        return accepted.state ? setStep(accepted.state) : props.onAccepted(accepted);
    }

    if (step === "awaiting_approval" || step === "awaiting_confirmation") {
        return (
            <PublicPage>
                <AcceptedNotYetIn invitation={invitation} waiting={step} signedIn={me !== null} />
            </PublicPage>
        );
    }
    if (step === "declined") return <Declined inviter={invitation.inviter.name} />;
    return (
        <PublicPage wide>
            <div className={classes.sheet}>
                <InvitationFacts invitation={invitation} />
                <Answer {...props} step={step} onStep={setStep} onAccepted={goOn} />
                <WhatYouGet invitation={invitation} />
            </div>
        </PublicPage>
    );
}

function Declined({ inviter }: { inviter: string }) {
    const words = useWords();
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<LetterDrawing />}
                title={words("invitation.declined.title")}
                text={words("invitation.declined.text", { inviter })}
            />
        </PublicPage>
    );
}
