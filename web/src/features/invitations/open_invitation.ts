import type { Accepted, Me, PublicInvitation } from "../../api/types";

/** What every step of the accept page needs. */
export type OpenInvitationProps = {
    token: string;
    invitation: PublicInvitation;
    me: Me | null;
    onAccepted: (accepted: Accepted) => Promise<void>;
    /** The link may have died under way: look again. */
    onChanged: () => void;
};
