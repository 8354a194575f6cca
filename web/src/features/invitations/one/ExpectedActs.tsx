import { useQueryClient } from "@tanstack/react-query";
import { newKey } from "../../../api/client";
import type { Invitation } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { useSubmit } from "../../../lib/submit";
import { problemText, useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { toast } from "../../../ui/toast";
import { act, invitationsKey } from "../api";

type ExpectedActsProps = { name: string; invitation: string; isFirst: boolean };

/** On the overview of a user who has not come yet: sends the invitation, or sends it again. */
export function ExpectedActs({ name, invitation, isFirst }: ExpectedActsProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const sending = useSubmit({
        send: (id: string) => act(account.id, { id } as Invitation, "resend", newKey()),
        done: () => {
            toast(words("clients.invited", { name }));
            const contacts = ["accounts", account.id, "contacts"];
            for (const queryKey of [contacts, invitationsKey(account.id)])
                void queries.invalidateQueries({ queryKey });
        },
    });
    return (
        <>
            <ActButton
                size="compact-md"
                loading={sending.busy}
                onClick={() => void sending.submit(invitation)}
            >
                {words(isFirst ? "clients.send" : "clients.send.again")}
            </ActButton>
            {sending.problem !== undefined && sending.problem !== null && (
                <p role="alert">{problemText(words, sending.problem)}</p>
            )}
        </>
    );
}
