import type { PublicInvitation } from "../../api/types";
import { useWords, wordOr } from "../../lib/words";
import { Face } from "../../ui/Face";
import { Day } from "../../ui/When";
import classes from "./OpenInvitation.module.css";

type InvitationFactsProps = { invitation: PublicInvitation; short: boolean };

/** Who invites, into which account, as what, until when. */
export function InvitationFacts({ invitation, short }: InvitationFactsProps) {
    const words = useWords();
    const roles = invitation.roles.map((role) => wordOr(words, "role", role)).join(", ");
    return (
        <>
            <div className={classes.head}>
                <div className={classes.inviter}>
                    <Face id={invitation.inviter.name} name={invitation.inviter.name} size={32} />
                    {words("invitation.invites", { inviter: invitation.inviter.name })}
                </div>
                <h1>{words("invitation.title", { account: invitation.account.name })}</h1>
            </div>
            {!short && (
                <dl className={classes.facts}>
                    <dt>{words("invitation.for")}</dt>
                    <dd>{invitation.email}</dd>
                    <dt>{words("invitation.role")}</dt>
                    <dd>{roles}</dd>
                    <dt>{words("invitation.until")}</dt>
                    <dd>
                        <Day at={invitation.expires_at} />
                    </dd>
                </dl>
            )}
        </>
    );
}
