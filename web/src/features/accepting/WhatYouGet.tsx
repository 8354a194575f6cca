import type { PublicInvitation } from "../../api/types";
import { hasWord, useWords, wordOr } from "../../lib/words";
import { Abilities } from "../../ui/Abilities";
import { isForClient } from "./open_invitation";
import classes from "./OpenInvitation.module.css";

/** What one will be, hold, may do and show: everything worth knowing before saying yes. */
export function WhatYouGet({ invitation }: { invitation: PublicInvitation }) {
    return isForClient(invitation) ? (
        <Portal account={invitation.account.name} />
    ) : (
        <Place invitation={invitation} />
    );
}

function Portal({ account }: { account: string }) {
    const words = useWords();
    return (
        <div className={classes.what}>
            <h2 className={classes.small}>{words("portal.what")}</h2>
            <p>{words("portal.what.text", { account })}</p>
        </div>
    );
}

function Place({ invitation }: { invitation: PublicInvitation }) {
    const words = useWords();
    const account = invitation.account.name;
    return (
        <div className={classes.what}>
            <dl className={classes.facts}>
                <dt>{words("invitation.role")}</dt>
                <dd>
                    {invitation.roles.filter(isBuiltIn).map((role) => (
                        <RoleLine key={role} role={role} />
                    ))}
                    {invitation.custom_roles.map((name) => (
                        <strong key={name}>{name}</strong>
                    ))}
                </dd>
                <dt>{words("invitation.licenses")}</dt>
                <dd>
                    <Licenses invitation={invitation} />
                </dd>
                <dt>{words("invitation.seen")}</dt>
                <dd>{words("invitation.seen.text", { account })}</dd>
            </dl>
            <h2 className={classes.small}>{words("invitation.abilities")}</h2>
            <Abilities permissions={invitation.permissions} />
        </div>
    );
}

// The others are the account's own, and told by name.
function isBuiltIn(role: string): boolean {
    return hasWord("role", role);
}

function RoleLine({ role }: { role: string }) {
    const words = useWords();
    return (
        <div>
            <strong>{wordOr(words, "role", role)}</strong>
            {hasWord("role", `${role}.means`) && (
                <span className={classes.means}>{wordOr(words, "role", `${role}.means`)}</span>
            )}
        </div>
    );
}

function Licenses({ invitation: { licenses } }: { invitation: PublicInvitation }) {
    const words = useWords();
    if (licenses.length === 0) return words("invitation.licenses.none");
    return (
        <ul className={classes.chips}>
            {licenses.map(({ slug, name }) => (
                <li key={slug}>{name}</li>
            ))}
        </ul>
    );
}
