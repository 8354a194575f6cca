import type { PublicInvitation } from "../../api/types";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import classes from "./OpenInvitation.module.css";

/** Who invites, and to what. */
export function InvitationFacts({ invitation }: { invitation: PublicInvitation }) {
    const words = useWords();
    const { inviter, account } = invitation;
    return (
        <header className={classes.head}>
            <div className={classes.inviter}>
                <Face id={inviter.name} name={inviter.name} size={40} />
                <span>{words("invitation.invites", { inviter: inviter.name })}</span>
            </div>
            <h1>{words("invitation.title", { account: account.name })}</h1>
        </header>
    );
}
