import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { OnePersonForm } from "./OnePersonForm";

type OnePersonDialogProps = {
    account: string;
    pools: Product[];
    opened: boolean;
    onClose: () => void;
};

export function OnePersonDialog({ account, pools, opened, onClose }: OnePersonDialogProps) {
    const words = useWords();
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            title={words("invite.one.title")}
            size={520}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <OnePersonForm account={account} pools={pools} onClose={onClose} />
        </Modal>
    );
}
