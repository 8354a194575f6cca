import type { ReactNode } from "react";
import type { Account } from "../api/types";
import { isReachable } from "../lib/support";
import { useWords } from "../lib/words";
import { Panel } from "./Panel";
import classes from "./SupportCard.module.css";

type SupportCardProps = {
    support: Account["support"];
    /** What is said where nobody is named; otherwise, whom to ask then. */
    nobody?: string | undefined;
    children?: ReactNode;
};

/** Whom to ask, ready to be clicked on. */
export function SupportCard({ support, nobody, children }: SupportCardProps) {
    const words = useWords();
    return (
        <section aria-labelledby="support-title">
            <Panel padded>
                <div className={classes.card}>
                    <h2 id="support-title" className={classes.title}>
                        {words("help.contact")}
                    </h2>
                    {isReachable(support) ? (
                        <Contact support={support} />
                    ) : (
                        <p>{nobody ?? words("help.nobody")}</p>
                    )}
                    {children && <div className={classes.more}>{children}</div>}
                </div>
            </Panel>
        </section>
    );
}

function Contact({ support: { name, email, phone } }: { support: Account["support"] }) {
    return (
        <ul className={classes.contact}>
            {name && <li className={classes.name}>{name}</li>}
            {email && (
                <li>
                    <a href={`mailto:${email}`}>{email}</a>
                </li>
            )}
            {phone && (
                <li>
                    <a href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>
                </li>
            )}
        </ul>
    );
}
