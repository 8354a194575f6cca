import type { ReactNode } from "react";
import { useId } from "react";
import classes from "./Workspaces.module.css";

export function Part({ title, children }: { title: string; children: ReactNode }) {
    const id = useId();
    return (
        <section className={classes.existing} aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            {children}
        </section>
    );
}
