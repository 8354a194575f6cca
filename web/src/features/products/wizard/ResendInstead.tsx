import { Button } from "@mantine/core";
import { useCurrent } from "../../../lib/current";
import { useSubmit } from "../../../lib/submit";
import { problemText, useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { findPending, resendInvitation } from "../api";
import classes from "./Wizard.module.css";

/** The address is invited already: what was meant is perhaps to mail that again. */
export function ResendInstead({ email }: { email: string }) {
    const words = useWords();
    const { account, may } = useCurrent();
    const sending = useSubmit({
        send: async (address: string, key) => {
            const waiting = await findPending(account.id, address, !may("users.manage"));
            return waiting && (await resendInvitation(account.id, waiting.id, key));
        },
        done: (sent) => {
            if (sent) toast(words("invitations.resent", { name: sent.email }));
            else toast(words("product.resend.not_yours"), "note");
        },
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return (
        <Button
            className={classes.under}
            variant="default"
            loading={sending.busy}
            onClick={() => sending.submit(email)}
        >
            {words("invitations.resend")}
        </Button>
    );
}
