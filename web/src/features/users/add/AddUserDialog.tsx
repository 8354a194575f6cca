import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useMediaQuery } from "@mantine/hooks";
import { useWords } from "../../../lib/words";
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
    const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
        getInitialValueInEffect: false,
    });
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            title={words("add.title")}
            size={560}
            fullScreen={isPhone}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <AddUserForm account={account} onClose={onClose} onEdit={onEdit} />
        </Modal>
    );
}
