import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useWords } from "../../lib/words";
import { InviteForm } from "./InviteForm";

type InviteDialogProps = { account: string; opened: boolean; onClose: () => void };

export function InviteDialog({ account, opened, onClose }: InviteDialogProps) {
    const words = useWords();
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            title={words("invite.title")}
            size={520}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <InviteForm account={account} onClose={onClose} />
        </Modal>
    );
}
