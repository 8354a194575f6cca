import type { Me, SignedUp, SigningUp } from "../../api/types";

/** What every step needs that begins with a link. */
export type SigningProps = {
    token: string;
    signing: SigningUp;
    me: Me | null;
    /** The link may have died under way: look again. */
    onChanged: () => void;
};

/** How it ended here, other than with being in. */
export type End = "awaiting_approval" | "inactive" | "invitation_needed" | "already_member";

export type MailProps = SigningProps & {
    onJoined: (joined: SignedUp) => unknown;
    onEnd: (end: End) => void;
};

/** REQUIRES: a mail. */
export function isFor({ email }: SigningUp, me: Me): boolean {
    return email?.toLowerCase() === me.person.email.toLowerCase();
}
