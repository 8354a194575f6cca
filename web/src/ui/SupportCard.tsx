import type { ReactNode } from "react";
import type { Account } from "../api/types";
import { useWords } from "../lib/words";
import { Panel } from "./Panel";
import classes from "./SupportCard.module.css";

type SupportCardProps = { support: Account["support"]; children?: ReactNode };

/** Whom to ask, ready to be clicked on. */
export function SupportCard({ support, children }: SupportCardProps) {
    const words = useWords();
    const isNamed = support.name !== "" || support.email !== "" || support.phone !== "";
    return (
        <section aria-labelledby="support-title">
            <Panel padded>
                <div className={classes.card}>
                    <h2 id="support-title" className={classes.title}>
                        {words("help.contact")}
                    </h2>
                    {isNamed ? <Contact support={support} /> : <p>{words("help.nobody")}</p>}
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
