import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words";
import { BackIcon, CloseIcon } from "../../ui/icons";
import classes from "./Overview.module.css";

type FrameProps = { label: string; children: ReactNode };

/** Beside the list; on phones in its place, with the way back to it. */
export function Frame({ label, children }: FrameProps) {
    const words = useWords();
    return (
        <aside className={classes.overview} aria-label={label}>
            <Link
                to="/manage/contacts"
                search={(before) => before}
                className={classes.close}
                aria-label={words("contacts.close")}
                title={words("contacts.close")}
            >
                <span className={classes.onPhone}>
                    <BackIcon size={14} />
                    {words("contacts.title")}
                </span>
                <span className={classes.onDesk}>
                    <CloseIcon size={16} />
                </span>
            </Link>
            {children}
        </aside>
    );
}

type PartProps = { title: string; children: ReactNode };

export function Part({ title, children }: PartProps) {
    return (
        <section className={classes.part} aria-label={title}>
            <h3 className={classes.title}>{title}</h3>
            {children}
        </section>
    );
}
