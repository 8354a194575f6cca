import type { Accepted, Me, PublicInvitation } from "../../api/types";

/** What every step of the accept page needs. */
export type OpenInvitationProps = {
    token: string;
    invitation: PublicInvitation;
    me: Me | null;
    onAccepted: (accepted: Accepted) => unknown;
    /** The link may have died under way: look again. */
    onChanged: () => void;
};

/** Whether one is served by the account, and sees its portal alone. */
export function isForClient({ kind }: PublicInvitation): boolean {
    return (kind as string) === "client";
}

export function isFor(invitation: PublicInvitation, email: string): boolean {
    return invitation.email.toLowerCase() === email.trim().toLowerCase();
}

/** The address to send along: only if it is another one than was invited. */
export function otherEmail(invitation: PublicInvitation, email: string) {
    return isFor(invitation, email) ? {} : { email };
}

/** Under which the typed registration is kept: not by its link, which a newer one may replace. */
export function registrationName({ account, email }: PublicInvitation): string {
    return `registration.${account.name}.${email}`;
}
