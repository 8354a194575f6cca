import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";

type TurnOffDialogProps = {
    opened: boolean;
    busy: boolean;
    problem: unknown;
    onConfirm: () => void;
    onClose: () => void;
};

export function TurnOffDialog(props: TurnOffDialogProps) {
    const words = useWords();
    return (
        <ConfirmDialog
            {...props}
            title={words("signup.off.title")}
            confirm={words("action.confirm")}
        >
            {words("signup.off.ask")}
        </ConfirmDialog>
    );
}
