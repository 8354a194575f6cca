import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ContactOverview } from "../../api/types";
import { userRef } from "../../lib/presence";
import { useWords } from "../../lib/words";
import { Part } from "./Frame";
import classes from "./Overview.module.css";

/** How they are reached, what they do and who looks after them. */
export function Information({ overview }: { overview: ContactOverview }) {
    const words = useWords();
    const { email, phone, job_title, company, mapped_users, shared_by } = overview;
    const lines: [string, ReactNode][] = [
        [words("users.email"), email && <Reach to={`mailto:${email}`} text={email} />],
        [words("detail.phone"), phone && <Reach to={`tel:${dialed(phone)}`} text={phone} />],
        [words("detail.job_title"), job_title],
        [words("contacts.company"), company],
        [words("contacts.mapped"), mapped_users.length > 0 && <Mapped users={mapped_users} />],
        [words("contacts.shared_by"), shared_by],
    ];
    const known = lines.filter(([, value]) => value);
    return (
        <Part title={words("contacts.information")}>
            {known.length === 0 && <p className={classes.quiet}>{words("contacts.unknown")}</p>}
            <dl className={classes.facts}>
                {known.map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
            </dl>
        </Part>
    );
}

function Reach({ to, text }: { to: string; text: string }) {
    return (
        <a href={to} className="link">
            {text}
        </a>
    );
}

function Mapped({ users }: { users: ContactOverview["mapped_users"] }) {
    return (
        <ul>
            {users.map(({ id, display_name }) => (
                <li key={id}>
                    <Link
                        to="/manage/contacts/$ref"
                        params={{ ref: userRef(id) }}
                        search={(before) => before}
                        className="link"
                    >
                        {display_name}
                    </Link>
                </li>
            ))}
        </ul>
    );
}

// What stands between the digits is for the eye.
function dialed(phone: string): string {
    return phone.replaceAll(/[^+\d]/g, "");
}
