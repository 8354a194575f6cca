import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import { ActButton } from "./ActButton";
import form from "./form.module.css";
import { FormProblem } from "./FormProblem";
import { asksAgain, PasswordAgain, type Again } from "./PasswordAgain";

type ShowAgainProps = {
    again: Again;
    problem: unknown;
    busy: boolean;
    label: string;
    color?: string;
    onSubmit: () => void;
    onCancel: () => void;
    children: ReactNode;
};

/** An act of a dialog that may ask for the password first, and is then sent again. */
export function ShowAgain(props: ShowAgainProps) {
    const { again, problem, busy, label, color, onSubmit, onCancel, children } = props;
    const words = useWords();
    return (
        <form
            className={form.form}
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                event.stopPropagation(); // a form that the dialog is opened from is not meant
                onSubmit();
            }}
        >
            {children}
            {!asksAgain(problem) && <FormProblem problem={problem} />}
            <PasswordAgain again={again} problem={problem} />
            <div className={form.actions}>
                <Button variant="default" onClick={onCancel}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={busy} {...(color && { color })}>
                    {label}
                </ActButton>
            </div>
        </form>
    );
}
