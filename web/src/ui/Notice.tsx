import type { ReactNode } from "react";
import { usePageTitle } from "../lib/page_title";
import classes from "./Notice.module.css";

type NoticeProps = {
    drawing: ReactNode;
    title: string;
    text: ReactNode;
    /** Inside a card, which has its own space around it. */
    plain?: boolean;
    children?: ReactNode;
};

/** A page that only says what happened and what to do next. */
export function Notice({ drawing, title, text, plain, children }: NoticeProps) {
    usePageTitle(title);
    return (
        <div className={classes.notice} data-plain={plain || undefined}>
            <div className={classes.drawing}>{drawing}</div>
            <h1>{title}</h1>
            <div className={classes.text}>{text}</div>
            {children && <div className={classes.actions}>{children}</div>}
        </div>
    );
}
