import type { Invitation } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useWords, type WordId } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import type { Acts } from "./use_acts";

/** The acts that cannot be taken back. */
export type Asked = "revoke" | "refuse" | "renew-link";

const questions: Record<Asked, { title: WordId; text: WordId; confirm: WordId }> = {
    revoke: {
        title: "invitations.revoke.title",
        text: "invitations.revoke.text",
        confirm: "invitations.revoke.confirm",
    },
    refuse: {
        title: "invitations.act.refuse.title",
        text: "invitations.act.refuse.text",
        confirm: "invitations.act.refuse.confirm",
    },
    "renew-link": {
        title: "invitations.act.renew.title",
        text: "invitations.act.renew.text",
        confirm: "invitations.act.renew.confirm",
    },
};

type AskDialogProps = {
    invitation: Invitation;
    asked: Asked;
    opened: boolean;
    acts: Acts;
    onClose: () => void;
};

/** A refusal is said at the row, where it can be read beside the invitation. */
export function AskDialog({ invitation, asked, opened, acts, onClose }: AskDialogProps) {
    const words = useWords();
    const question = questions[asked];
    return (
        <ConfirmDialog
            opened={opened}
            title={words(question.title)}
            confirm={words(question.confirm)}
            busy={acts.busy}
            onConfirm={() => void acts.start(asked).then(onClose)}
            onClose={onClose}
        >
            {words(question.text, { name: fullName(invitation), email: invitation.email })}
        </ConfirmDialog>
    );
}
