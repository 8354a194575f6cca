import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import classes from "./PublicPage.module.css";
import { Wordmark } from "./Wordmark";

/** The frame of pages that need no session: wordmark, one card, a quiet drawing behind it. */
export function PublicPage({ children }: { children: ReactNode }) {
    const words = useWords();
    return (
        <div className={classes.page}>
            <Lines />
            <header className={classes.top}>
                <Wordmark />
            </header>
            <main className={classes.main}>
                <div className={classes.card}>{children}</div>
            </main>
            <footer className={classes.foot}>{words("public.foot")}</footer>
        </div>
    );
}

export function PublicLead({ children }: { children: ReactNode }) {
    return <p className={classes.lead}>{children}</p>;
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
