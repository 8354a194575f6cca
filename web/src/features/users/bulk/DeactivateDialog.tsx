import { useWords } from "../../../lib/words";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";

type DeactivateDialogProps = {
    count: number;
    /** Of the one, where it is one. */
    name: string;
    opened: boolean;
    onConfirm: () => void;
    onClose: () => void;
};

export function DeactivateDialog(props: DeactivateDialogProps) {
    const { count, name, opened, onConfirm, onClose } = props;
    const words = useWords();
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
