import type { ReactNode } from "react";
import { usePageTitle } from "../lib/page_title";
import classes from "./PageHead.module.css";

type PageHeadProps = { title: string; lead?: ReactNode; actions?: ReactNode };

export function PageHead({ title, lead, actions }: PageHeadProps) {
    usePageTitle(title);
    return (
        <header className={classes.head}>
            <div>
                <h1>{title}</h1>
                {lead && <p className={classes.lead}>{lead}</p>}
            </div>
            {actions && <div className={classes.actions}>{actions}</div>}
        </header>
    );
}
