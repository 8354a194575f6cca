import { useQueryClient } from "@tanstack/react-query";
import type { ContactCard } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { cardsKey, removeCard } from "./api";

type RemoveCardProps = { card: ContactCard; onClose: () => void };

export function RemoveCard({ card, onClose }: RemoveCardProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const name = fullName(card);
    const removing = useSubmit<ContactCard, void>({
        send: (wanted) => removeCard(account.id, wanted),
        done: async () => {
            await queries.invalidateQueries({ queryKey: cardsKey(account.id) });
            toast(words("cards.removed", { name }));
            onClose();
        },
    });
    return (
        <ConfirmDialog
            opened
            title={words("cards.remove.title", { name })}
            confirm={words("cards.remove")}
            busy={removing.busy}
            problem={removing.problem}
            onConfirm={() => removing.submit(card)}
            onClose={onClose}
        >
            {words("cards.remove.text")}
        </ConfirmDialog>
    );
}
