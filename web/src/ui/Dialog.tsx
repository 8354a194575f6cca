import { Modal, type ModalProps } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useWords } from "../lib/words";

/** What is asked or shown above the page, which waits below. */
export function Dialog(props: ModalProps) {
    const words = useWords();
    return <Modal closeButtonProps={{ "aria-label": words("action.close") }} {...props} />;
}
