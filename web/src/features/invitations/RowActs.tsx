import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Invitation } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { CheckIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { Asked } from "./AskDialog";
import { offerAgain } from "./grid/draft";
import { awaitsApproval } from "./InvitationStatus";
import classes from "./InvitationsTable.module.css";
import { MoreActs } from "./MoreActs";
import type { Acts } from "./use_acts";

const AskDialog = later(async () => (await import("./AskDialog")).AskDialog);

type RowActsProps = { invitation: Invitation; acts: Acts };

/** What is most likely to be done stands there as a button, the rest in a menu. */
export function RowActs({ invitation, acts }: RowActsProps) {
    const [asked, setAsked] = useState<Asked>("revoke");
    const [asking, setAsking] = useState(false);
    const { may, membership } = useCurrent();
    const isAwaiting = awaitsApproval(invitation) && may("users.manage");
    const isPending = invitation.state === "pending";

    if (!may("users.manage") && invitation.invited_by.id !== membership.id) return null;

    function ask(what: Asked) {
        setAsked(what);
        setAsking(true);
    }

    return (
        <div className={classes.acts}>
            {isAwaiting && <Decide invitation={invitation} acts={acts} onAsk={ask} />}
            {!isAwaiting && canBeResent(invitation) && (
                <Resend invitation={invitation} acts={acts} />
            )}
            {invitation.state === "revoked" && <InviteAgain invitation={invitation} />}
            {(isPending || invitation.state === "quiet") && (
                <MoreActs invitation={invitation} acts={acts} onAsk={ask} />
            )}
            <AskDialog
                invitation={invitation}
                asked={asked}
                opened={asking}
                acts={acts}
                onClose={() => setAsking(false)}
            />
        </div>
    );
}

function canBeResent({ state }: Invitation): boolean {
    return ["quiet", "pending", "expired", "declined"].includes(state);
}

function Resend({ invitation, acts }: RowActsProps) {
    const words = useWords();
    return (
        <ActButton
            variant="subtle"
            size="compact-sm"
            loading={acts.busy}
            aria-label={words("invitations.resend.to", { name: fullName(invitation) })}
            onClick={() => acts.start("resend")}
        >
            {words(invitation.state === "quiet" ? "clients.send" : "invitations.resend")}
        </ActButton>
    );
}

// The server sends no revoked invitation again: it becomes a row of the grid.
function InviteAgain({ invitation }: { invitation: Invitation }) {
    const words = useWords();
    const navigate = useNavigate();
    const { membership } = useCurrent();

    function again() {
        offerAgain(membership.id, invitation);
        void navigate({ to: "/users/invite" });
    }

    return (
        <ActButton variant="subtle" size="compact-sm" onClick={again}>
            {words("invitations.act.again")}
        </ActButton>
    );
}

export type AskingProps = RowActsProps & { onAsk: (what: Asked) => void };

function Decide({ invitation, acts, onAsk }: AskingProps) {
    const words = useWords();
    const name = fullName(invitation);
    return (
        <>
            <ActButton
                size="compact-sm"
                loading={acts.busy}
                leftSection={<CheckIcon size={14} />}
                aria-label={words("invitations.act.approve.of", { name })}
                onClick={() => acts.start("approve")}
            >
                {words("invitations.act.approve")}
            </ActButton>
            <ActButton
                variant="default"
                size="compact-sm"
                aria-label={words("invitations.act.refuse.of", { name })}
                onClick={() => onAsk("refuse")}
            >
                {words("invitations.act.refuse")}
            </ActButton>
        </>
    );
}
