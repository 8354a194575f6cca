import { useState } from "react";
import type { Me, PublicInvitation } from "../../api/types";
import { usePageTitle } from "../../lib/page_title";
import { useWords } from "../../lib/words";
import { LetterDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { AcceptAsMyself } from "./AcceptAsMyself";
import { AcceptOrDecline } from "./AcceptOrDecline";
import { InvitationFacts } from "./InvitationFacts";
import type { OpenInvitationProps } from "./open_invitation";
import { RegistrationForm } from "./RegistrationForm";
import { SignInToAccept } from "./SignInToAccept";
import { SwitchAccount } from "./SwitchAccount";

type Step = "asked" | "accepting" | "declined";

export function OpenInvitation(props: OpenInvitationProps) {
    const words = useWords();
    const [step, setStep] = useState<Step>("asked");
    const { invitation, me } = props;
    usePageTitle(words("invitation.title", { account: invitation.account.name }));
    if (step === "declined") return <Declined invitation={invitation} />;
    return (
        <>
            <InvitationFacts invitation={invitation} short={step === "accepting"} />
            {me && !isFor(invitation, me) ? (
                <SwitchAccount invitation={invitation} me={me} />
            ) : me ? (
                <AcceptAsMyself {...props} me={me} onDeclined={() => setStep("declined")} />
            ) : step === "asked" ? (
                <AcceptOrDecline
                    {...props}
                    onAccept={() => setStep("accepting")}
                    onDeclined={() => setStep("declined")}
                />
            ) : invitation.person_exists ? (
                <SignInToAccept {...props} />
            ) : (
                <RegistrationForm {...props} />
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

function isFor(invitation: PublicInvitation, me: Me): boolean {
    return invitation.email.toLowerCase() === me.person.email.toLowerCase();
}
