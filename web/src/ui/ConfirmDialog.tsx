import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import { ActButton } from "./ActButton";
import { Dialog } from "./Dialog";
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
        <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
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
        </Dialog>
    );
}
