import { useWords } from "../../../lib/words";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import classes from "./EditUser.module.css";
import type { Editing } from "./use_editing";

type DiscardDialogProps = { editing: Editing; opened: boolean; onClose: () => void };

export function DiscardDialog({ editing, opened, onClose }: DiscardDialogProps) {
    const words = useWords();
    return (
        <ConfirmDialog
            opened={opened}
            title={words("edit.discard.title")}
            confirm={words("edit.discard")}
            busy={false}
            onConfirm={editing.discard}
            onClose={onClose}
        >
            {words("edit.discard.text", { name: editing.user.display_name })}
        </ConfirmDialog>
    );
}

/** What was changed before a reload or a new sign-in is back. */
export function Restored({ editing }: { editing: Editing }) {
    const words = useWords();
    return (
        <div className={classes.restored} role="status">
            {words("edit.restored")}{" "}
            <button type="button" className={classes.link} onClick={editing.startAnew}>
                {words("edit.discard")}
            </button>
        </div>
    );
}
