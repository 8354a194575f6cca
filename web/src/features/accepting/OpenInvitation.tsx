import { useState } from "react";
import type { Accepted, Me, PublicInvitation, Waiting } from "../../api/types";
import { usePageTitle } from "../../lib/page_title";
import { useWords } from "../../lib/words";
import { LetterDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { AcceptAsMyself } from "./AcceptAsMyself";
import { AcceptedNotYetIn } from "./AcceptedNotYetIn";
import { AcceptOrDecline } from "./AcceptOrDecline";
import { InvitationFacts } from "./InvitationFacts";
import { isFor, type OpenInvitationProps } from "./open_invitation";
import { RegistrationForm } from "./RegistrationForm";
import { SignInToAccept } from "./SignInToAccept";
import { SwitchAccount } from "./SwitchAccount";
import { useNoteOpened } from "./use_note_opened";

type Step = "asked" | "accepting" | "declined" | Waiting;

export function OpenInvitation(props: OpenInvitationProps) {
    const words = useWords();
    const [step, setStep] = useState<Step>("asked");
    const { token, invitation, me } = props;
    usePageTitle(words("invitation.title", { account: invitation.account.name }));
    useNoteOpened(token);

    function goOn(accepted: Accepted) {
        return accepted.state ? setStep(accepted.state) : props.onAccepted(accepted);
    }

    if (step === "declined") return <Declined invitation={invitation} />;
    if (step !== "asked" && step !== "accepting") {
        return <AcceptedNotYetIn invitation={invitation} waiting={step} />;
    }
    const open = { ...props, onAccepted: goOn };
    return (
        <>
            <InvitationFacts invitation={invitation} short={step === "accepting"} />
            {me && !mayAcceptAs(invitation, me) ? (
                <SwitchAccount invitation={invitation} me={me} />
            ) : me ? (
                <AcceptAsMyself {...open} me={me} onDeclined={() => setStep("declined")} />
            ) : step === "asked" ? (
                <AcceptOrDecline
                    {...open}
                    onAccept={() => setStep("accepting")}
                    onDeclined={() => setStep("declined")}
                />
            ) : invitation.person_exists ? (
                <SignInToAccept {...open} />
            ) : (
                <RegistrationForm {...open} />
            )}
        </>
    );
}

function Declined({ invitation }: { invitation: PublicInvitation }) {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words("invitation.declined.title")}
            text={words("invitation.declined.text", { inviter: invitation.inviter.name })}
        />
    );
}

function mayAcceptAs(invitation: PublicInvitation, me: Me): boolean {
    return !invitation.force_email || isFor(invitation, me.person.email);
}
