import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import window from "../../../ui/Window.module.css";
import classes from "./Wizard.module.css";

type FrameProps = {
    title: string;
    /** Which of the three it is; none where the number means nothing. */
    step?: 1 | 2 | 3;
    lead?: ReactNode;
    /** The last line: what went wrong, and the ways on and back. */
    foot: ReactNode;
    /** Of refusals: their first field takes the focus. */
    refusals?: unknown;
    onSubmit: () => void;
    children: ReactNode;
};

/** One page of the wizard: a form, so that Enter goes on. */
export function Frame({ title, step, lead, foot, refusals, onSubmit, children }: FrameProps) {
    const words = useWords();
    const element = useRef<HTMLFormElement>(null);
    useEffect(() => {
        const first = "[aria-invalid=true], [data-refused], [data-first], input";
        const wanted = first.split(", ").map((one) => element.current?.querySelector(one));
        (wanted.find(Boolean) as HTMLElement | undefined)?.focus();
    }, [refusals]);

    function submit(event: FormEvent) {
        event.preventDefault();
        onSubmit();
    }

    return (
        <form ref={element} className={classes.form} onSubmit={submit} noValidate>
            <div className={window.scroll}>
                <div>
                    {step && (
                        <p className={classes.step}>{words("product.step", { step, of: 3 })}</p>
                    )}
                    <h3 className={classes.title}>{title}</h3>
                    {lead && <p className={classes.lead}>{lead}</p>}
                </div>
                {children}
            </div>
            <footer className={window.foot}>
                <div className={form.actions}>{foot}</div>
            </footer>
        </form>
    );
}
