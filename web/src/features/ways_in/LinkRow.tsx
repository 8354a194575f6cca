import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";
import type { SignUpLink } from "../../api/types";
import { useNow } from "../../lib/now";
import { useWords } from "../../lib/words";
import { CopyField } from "../../ui/CopyField";
import entries from "../../ui/Entries.module.css";
import { StateChip, type Tone } from "../../ui/StateChip";
import { Day, When } from "../../ui/When";
import { LinkActs } from "./LinkActs";
import { linkNow, type LinkNow } from "./link_state";
import classes from "./WaysIn.module.css";

const tones: Record<LinkNow, Tone> = {
    open: "good",
    full: "warn",
    expired: "warn",
    closed: "quiet",
};

/** One link: whether it leads in now, under which terms, and what came of it. */
export function LinkRow({ link }: { link: SignUpLink }) {
    const words = useWords();
    const state = linkNow(link, useNow());
    return (
        <li className={entries.item}>
            <div className={entries.head}>
                <div className={entries.what}>
                    <div className={classes.name}>
                        <h3>{link.name || words("links.unnamed")}</h3>
                        <StateChip tone={tones[state]}>{words(`links.state.${state}`)}</StateChip>
                    </div>
                    <Terms link={link} />
                </div>
                <LinkActs link={link} />
            </div>
            {link.url && <CopyField label={words("links.url")} value={link.url} />}
        </li>
    );
}

function Terms({ link }: { link: SignUpLink }) {
    const words = useWords();
    const { uses, max_uses, domain, expires_at } = link;
    const facts: ReactNode[] = [
        max_uses === null
            ? words("links.uses", { uses })
            : words("links.uses.of", { uses, most: max_uses }),
        expires_at && (
            <FormattedMessage
                id="links.until"
                values={{ day: <Day at={lastMoment(expires_at)} /> }}
            />
        ),
        domain && words("links.only", { domain }),
        link.needs_approval && words("links.approval"),
        <FormattedMessage
            id="links.by"
            values={{ name: link.created_by.display_name, at: <When at={link.created_at} /> }}
        />,
    ];
    return (
        <ul className={entries.facts}>
            {facts.filter(Boolean).map((fact, place) => (
                <li key={place}>{fact}</li>
            ))}
        </ul>
    );
}

// Of the last day, which is what people mean.
function lastMoment(end: string): string {
    return new Date(Date.parse(end) - 1).toISOString();
}
