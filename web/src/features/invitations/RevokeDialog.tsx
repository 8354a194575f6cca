import { useQueryClient } from "@tanstack/react-query";
import type { Invitation } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { revoke } from "./api";
import { invitationUpdated } from "./cache";

type RevokeDialogProps = {
    account: string;
    invitation: Invitation;
    opened: boolean;
    onClose: () => void;
};

export function RevokeDialog({ account, invitation, opened, onClose }: RevokeDialogProps) {
    const words = useWords();
    const queries = useQueryClient();
    const name = fullName(invitation);
    const revoking = useSubmit({
        send: (_: null, key) => revoke(account, invitation, key),
        done: (revoked) => {
            onClose();
            toast(words("invitations.revoked.toast", { name }));
            invitationUpdated(queries, account, revoked);
        },
    });
    return (
        <ConfirmDialog
            opened={opened}
            title={words("invitations.revoke.title")}
            confirm={words("invitations.revoke.confirm")}
            busy={revoking.busy}
            problem={revoking.problem}
            onConfirm={() => revoking.submit(null)}
            onClose={onClose}
        >
            {words("invitations.revoke.text", { name, email: invitation.email })}
        </ConfirmDialog>
    );
}
