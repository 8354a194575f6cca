import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Invitation } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords, wordOr } from "../../lib/words";
import { Face } from "../../ui/Face";
import { later } from "../../ui/later";
import { StateChip, type Tone } from "../../ui/StateChip";
import { toast } from "../../ui/toast";
import { resend } from "./api";
import { invitationUpdated } from "./cache";
import { DeliveryLine } from "./DeliveryLine";
import classes from "./InvitationRow.module.css";

const RevokeDialog = later(async () => (await import("./RevokeDialog")).RevokeDialog);

const tones: Record<Invitation["state"], Tone> = {
    pending: "warn",
    accepted: "good",
    declined: "bad",
    expired: "quiet",
    revoked: "quiet",
};

type InvitationRowProps = { account: string; invitation: Invitation };

export function InvitationRow({ account, invitation }: InvitationRowProps) {
    const words = useWords();
    const name = fullName(invitation);
    const roles = invitation.roles.map((role) => wordOr(words, "role", role)).join(", ");
    return (
        <li className={classes.row}>
            <Face id={invitation.id} name={name} />
            <div className={classes.who}>
                <div className={classes.name}>{name}</div>
                <div className={classes.quiet}>
                    {invitation.email} · {roles}
                </div>
            </div>
            <div className={classes.chip}>
                <StateChip tone={tones[invitation.state]}>
                    {words(`invitations.${invitation.state}`)}
                </StateChip>
            </div>
            <div className={classes.middle}>
                <DeliveryLine invitation={invitation} />
            </div>
            <Actions account={account} invitation={invitation} name={name} />
        </li>
    );
}

function Actions({ account, invitation, name }: InvitationRowProps & { name: string }) {
    const words = useWords();
    const queries = useQueryClient();
    const [asking, setAsking] = useState(false);
    const resending = useSubmit({
        send: (_: null, key) => resend(account, invitation, key),
        done: (sent) => {
            invitationUpdated(queries, account, sent);
            toast(words("invitations.resent", { name }));
        },
        refused: (problem) =>
            toast(
                problem.code === "too_many_requests"
                    ? words("invitations.resend.limit", { name })
                    : problemText(words, problem),
                "refused",
            ),
    });
    const pending = invitation.state === "pending";
    return (
        <div className={classes.actions}>
            {(pending || invitation.state === "expired") && (
                <Button
                    variant="subtle"
                    size="compact-sm"
                    loading={resending.busy}
                    aria-label={words("invitations.resend.to", { name })}
                    onClick={() => resending.submit(null)}
                >
                    {words("invitations.resend")}
                </Button>
            )}
            {pending && (
                <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={words("invitations.revoke.of", { name })}
                    onClick={() => setAsking(true)}
                >
                    {words("invitations.revoke")}
                </Button>
            )}
            <RevokeDialog
                account={account}
                invitation={invitation}
                opened={asking}
                onClose={() => setAsking(false)}
            />
        </div>
    );
}
