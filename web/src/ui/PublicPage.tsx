import type { ReactNode } from "react";
import { useOnline } from "../lib/online";
import { useWords } from "../lib/words";
import { LanguageLine } from "./LanguageLine";
import classes from "./PublicPage.module.css";
import { Wordmark } from "./Wordmark";

type PublicPageProps = {
    /** Two panes beside each other instead of one column. */
    wide?: boolean;
    children: ReactNode;
};

/** The frame of pages that need no session: wordmark, one card, a quiet drawing behind it. */
export function PublicPage({ wide, children }: PublicPageProps) {
    const words = useWords();
    return (
        <div className={classes.page}>
            <Lines />
            <header className={classes.top}>
                <Wordmark />
                <Offline />
            </header>
            <main className={classes.main}>
                <div className={classes.card} data-wide={wide || undefined}>
                    {children}
                </div>
            </main>
            <footer className={classes.foot}>
                <span>{words("public.foot")}</span>
                <LanguageLine />
            </footer>
        </div>
    );
}

export function PublicLead({ children }: { children: ReactNode }) {
    return <p className={classes.lead}>{children}</p>;
}

/** One line below the form: the way out of this page. */
export function PublicBelow({ children }: { children: ReactNode }) {
    return <p className={classes.below}>{children}</p>;
}

function Offline() {
    const words = useWords();
    const online = useOnline();
    return (
        <div role="status" className={classes.status}>
            {!online && <span className={classes.offline}>{words("live.offline")}</span>}
        </div>
    );
}

function Lines() {
    return (
        <svg className={classes.lines} viewBox="0 0 720 720" fill="none" aria-hidden="true">
            {[90, 170, 250, 330].map((radius) => (
                <circle key={radius} cx="400" cy="400" r={radius} strokeWidth="1.5" />
            ))}
            <circle cx="230" cy="400" r="5" fill="var(--kith-ground)" strokeWidth="1.5" />
            <circle cx="577" cy="223" r="5" fill="var(--kith-ground)" strokeWidth="1.5" />
            <circle cx="320" cy="163" r="5" fill="var(--kith-ground)" strokeWidth="1.5" />
            <circle cx="124" cy="218" r="5" fill="var(--kith-ground)" strokeWidth="1.5" />
        </svg>
    );
}
