import { useWords } from "../../../lib/words";
import { Window } from "../../../ui/Window";
import { AddUserForm } from "./AddUserForm";

type AddUserDialogProps = {
    account: string;
    opened: boolean;
    onClose: () => void;
    /** Leads to a user who is here already. */
    onEdit: (user: string) => void;
};

export function AddUserDialog({ account, opened, onClose, onEdit }: AddUserDialogProps) {
    const words = useWords();
    return (
        <Window opened={opened} title={words("add.title")} onClose={onClose}>
            <AddUserForm account={account} onClose={onClose} onEdit={onEdit} />
        </Window>
    );
}
