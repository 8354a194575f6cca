import type { User } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";

type DeactivateDialogProps = {
    users: User[];
    opened: boolean;
    onConfirm: () => void;
    onClose: () => void;
};

export function DeactivateDialog({ users, opened, onConfirm, onClose }: DeactivateDialogProps) {
    const words = useWords();
    const count = users.length;
    const name = users[0]?.display_name ?? "";
    return (
        <ConfirmDialog
            opened={opened}
            title={words("bulk.deactivate.title", { count, name })}
            confirm={words("action.confirm")}
            busy={false}
            onConfirm={onConfirm}
            onClose={onClose}
        >
            {words("bulk.deactivate.text", { count, name })}
        </ConfirmDialog>
    );
}
