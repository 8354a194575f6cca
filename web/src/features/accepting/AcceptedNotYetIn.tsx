import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { PublicInvitation, Waiting } from "../../api/types";
import { useWords } from "../../lib/words";
import { LetterDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";

type AcceptedNotYetInProps = {
    invitation: PublicInvitation;
    waiting: Waiting;
    /** With other accounts to go on in. */
    signedIn: boolean;
};

/** Accepted, and somebody has to say yes, or the address has to be confirmed, before one is in. */
export function AcceptedNotYetIn({ invitation, waiting, signedIn }: AcceptedNotYetInProps) {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words(`invitation.${waiting}.title`)}
            text={words(`invitation.${waiting}.text`, { account: invitation.account.name })}
        >
            {signedIn && (
                <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
                    {words("action.home")}
                </Button>
            )}
        </Notice>
    );
}
