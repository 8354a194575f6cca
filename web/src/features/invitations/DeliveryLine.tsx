import { useIntl } from "react-intl";
import type { Invitation } from "../../api/types";
import { useWords } from "../../lib/words";
import { When } from "../../ui/When";
import classes from "./InvitationRow.module.css";

/** How far the mail came, in words, and who sent it when. */
export function DeliveryLine({ invitation }: { invitation: Invitation }) {
    const words = useWords();
    const intl = useIntl();
    const { delivery } = invitation;
    const failed = delivery.state === "failed";
    return (
        <>
            <div className={classes.quiet}>
                {intl.formatMessage(
                    { id: "invitations.sent" },
                    {
                        inviter: invitation.invited_by.display_name,
                        at: <When key="at" at={invitation.sent_at} />,
                    },
                )}
                {invitation.state === "pending" && (
                    <>
                        {" · "}
                        {intl.formatMessage(
                            { id: "invitations.expires" },
                            { at: <When key="at" at={invitation.expires_at} /> },
                        )}
                    </>
                )}
            </div>
            {invitation.state === "pending" && (
                <div className={`${classes.quiet} ${failed ? classes.failed : ""}`}>
                    {words(`delivery.${delivery.state}`)}
                    {delivery.detail && delivery.state !== "handed_over" && `: ${delivery.detail}`}
                </div>
            )}
        </>
    );
}
