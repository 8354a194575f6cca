import type { ReactNode } from "react";
import classes from "./Section.module.css";

type SectionProps = {
    /** The anchor of the section. */
    id: string;
    title: string;
    lead?: ReactNode;
    action?: ReactNode;
    children: ReactNode;
};

/** One part of the page: a heading that can be linked to, and a card below it. */
export function Section({ id, title, lead, action, children }: SectionProps) {
    const heading = `${id}-title`;
    return (
        <section id={id} className={classes.section} aria-labelledby={heading}>
            <header className={classes.head}>
                <div>
                    <h2 id={heading}>{title}</h2>
                    {lead && <p className={classes.lead}>{lead}</p>}
                </div>
                {action}
            </header>
            <div className={classes.card}>{children}</div>
        </section>
    );
}
