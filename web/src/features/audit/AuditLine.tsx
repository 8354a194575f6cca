import { useState } from "react";
import { useIntl } from "react-intl";
import type { AuditEntry } from "../../api/types";
import { deviceName } from "../../lib/device";
import { useWords, wordOr, type Words } from "../../lib/words";
import { Face } from "../../ui/Face";
import { ChevronIcon } from "../../ui/icons";
import { When } from "../../ui/When";
import classes from "./ActivityPage.module.css";
import { AuditDetails } from "./AuditDetails";
import type { AuditSearch } from "./filter";

type AuditLineProps = { entry: AuditEntry; onSearch: (change: AuditSearch) => void };

/** One act as a sentence: who did what to whom, and below it the operation and the address. */
export function AuditLine({ entry, onSearch }: AuditLineProps) {
    const words = useWords();
    const intl = useIntl();
    const [isOpen, open] = useState(false);
    const actor = entry.actor.name || wordOr(words, "actor", entry.actor.kind || "nobody");
    const reason = reasonOf(entry.data);
    // Who joins is actor and target at once: named once is enough.
    const told = entry.target?.name === actor ? undefined : entry.target?.name;
    const did = wordOr(words, "audit", told ? toOthers(entry.operation) : entry.operation);
    return (
        <li className={classes.entry}>
            <div className={classes.line}>
                <Face id={entry.actor.id || entry.actor.kind} name={actor} />
                <div className={classes.sentence}>
                    {intl.formatMessage(
                        { id: told ? "activity.sentence.target" : "activity.sentence" },
                        {
                            actor: <Actor key="actor" name={actor} entry={entry} />,
                            did,
                            target: <b key="target">{told}</b>,
                        },
                    )}
                    {reason && words("activity.reason", { reason })}
                    <div className={classes.quiet}>
                        <code>{entry.operation}</code>
                        {entry.address && ` · ${entry.address}`}
                        {entry.device && ` · ${deviceName(words, entry.device)}`}
                    </div>
                </div>
                <div className={classes.at}>
                    <When at={entry.at} />
                    <button
                        type="button"
                        className={classes.open}
                        aria-expanded={isOpen}
                        aria-label={words("activity.details", { number: entry.seq })}
                        onClick={() => open(!isOpen)}
                    >
                        <ChevronIcon size={16} />
                    </button>
                </div>
            </div>
            {isOpen && <AuditDetails entry={entry} actor={actor} onSearch={onSearch} />}
        </li>
    );
}

/** Whoever lets somebody else join has not joined. */
function toOthers(operation: string): string {
    return operation === "membership.joined" ? "membership.added" : operation;
}

/** Who did it and, unless by hand in a browser, by which way. */
function Actor({ name, entry }: { name: string; entry: AuditEntry }) {
    const words = useWords();
    const way = wayOf(words, entry);
    return (
        <>
            <b>{name}</b>
            {way && ` ${way}`}
        </>
    );
}

function wayOf(words: Words, { actor, via, via_name: name }: AuditEntry): string {
    if (via === "token") return words("activity.way.token", { name: name ?? "" });
    if (via === "job") return words("activity.way.job", { name: name ?? "" });
    return via === "cli" && actor.kind !== "system" ? words("activity.way.cli") : "";
}

/** What somebody said about it, such as when declining. */
function reasonOf(data: unknown): string | undefined {
    const reason = (data as { reason?: unknown } | null)?.reason;
    return typeof reason === "string" ? reason : undefined;
}
