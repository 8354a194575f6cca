import type { FormEvent, ReactNode } from "react";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import frame from "../../../ui/Window.module.css";
import classes from "./Invite.module.css";
import type { Inviting } from "./use_inviting";

type StepFrameProps = {
    inviting: Inviting;
    /** Which of the two it is. */
    step?: 1 | 2;
    foot: ReactNode;
    onSubmit: () => void;
    children: ReactNode;
};

/** One step: a form, so that Enter goes on. */
export function StepFrame({ inviting, step, foot, onSubmit, children }: StepFrameProps) {
    const words = useWords();

    function submit(event: FormEvent) {
        event.preventDefault();
        onSubmit();
    }

    return (
        <form ref={inviting.form} className={classes.form} onSubmit={submit} noValidate>
            <div className={frame.scroll}>
                {step && <p className={classes.step}>{words("product.step", { step, of: 2 })}</p>}
                {children}
            </div>
            <footer className={frame.foot}>
                <div className={form.actions}>{foot}</div>
            </footer>
        </form>
    );
}
