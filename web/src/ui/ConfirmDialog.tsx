import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import { ActButton } from "./ActButton";
import { FormProblem } from "./FormProblem";
import form from "./form.module.css";

type ConfirmDialogProps = {
    opened: boolean;
    title: string;
    children: ReactNode;
    confirm: string;
    busy: boolean;
    problem?: unknown;
    onConfirm: () => void;
    onClose: () => void;
};

/** Asks before what cannot be taken back by an ordinary act. */
export function ConfirmDialog(props: ConfirmDialogProps) {
    const words = useWords();
    return (
        <Modal
            opened={props.opened}
            onClose={props.onClose}
            title={props.title}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <div className={form.form}>
                <p>{props.children}</p>
                <FormProblem problem={props.problem} />
                <div className={form.actions}>
                    <Button variant="default" onClick={props.onClose} data-autofocus>
                        {words("action.cancel")}
                    </Button>
                    <ActButton color="red" loading={props.busy} onClick={props.onConfirm}>
                        {props.confirm}
                    </ActButton>
                </div>
            </div>
        </Modal>
    );
}
