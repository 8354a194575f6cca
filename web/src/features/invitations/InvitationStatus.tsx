import { useIntl } from "react-intl";
import type { Invitation } from "../../api/types";
import { useWords } from "../../lib/words";
import { StateChip, type Tone } from "../../ui/StateChip";
import { When } from "../../ui/When";
import classes from "./InvitationsTable.module.css";

const tones: Record<Invitation["state"], Tone> = {
    quiet: "quiet",
    pending: "warn",
    accepted: "good",
    declined: "bad",
    expired: "quiet",
    revoked: "quiet",
};

/** Somebody who manages users has to say yes, whether the person has accepted or not. */
export function awaitsApproval({ state, approval }: Invitation): boolean {
    return approval === "awaiting" && ["quiet", "pending", "accepted"].includes(state);
}

/** The chip, and below it how far the invitation came. */
export function InvitationStatus({ invitation }: { invitation: Invitation }) {
    const words = useWords();
    const { state } = invitation;
    const isAwaiting = awaitsApproval(invitation);
    return (
        <>
            <StateChip tone={isAwaiting ? "warn" : tones[state]}>
                {words(isAwaiting ? "invitations.approval" : `invitations.${state}`)}
            </StateChip>
            {(state === "pending" || isAwaiting) && <Delivery {...invitation} />}
        </>
    );
}

function Delivery({ delivery: { state, detail, at } }: Invitation) {
    const words = useWords();
    const intl = useIntl();
    if (state === "opened" && at)
        return (
            <div className={classes.delivery}>
                {intl.formatMessage({ id: "delivery.opened" }, { at: <When key="at" at={at} /> })}
            </div>
        );
    const reason = state === "failed" || state === "deferred" ? detail : null;
    const told = words(`delivery.${state}`, { at: "" });
    return (
        <div className={classes.delivery} data-failed={state === "failed" || undefined}>
            {reason ? words("delivery.because", { told, reason }) : told}
        </div>
    );
}
