import { Button } from "@mantine/core";
import { useIntl } from "react-intl";
import type { AuditEntry } from "../../api/types";
import { fieldWord } from "../../lib/details";
import { deviceName } from "../../lib/device";
import { useWords, wordOr } from "../../lib/words";
import { RequestId } from "../../ui/RequestId";
import classes from "./AuditDetails.module.css";
import { changesIn } from "./changes";
import type { AuditSearch } from "./filter";
import { useTelling } from "./telling";

type AuditDetailsProps = {
    entry: AuditEntry;
    actor: string;
    onSearch: (change: AuditSearch) => void;
};

/** All that is known of one act: what it changed, when exactly, from where, under which number. */
export function AuditDetails({ entry, actor, onSearch }: AuditDetailsProps) {
    const words = useWords();
    const intl = useIntl();
    const { target } = entry;
    return (
        <div className={classes.details}>
            <Changes data={entry.data} />
            <dl className={classes.facts}>
                <dt>{words("activity.fact.at")}</dt>
                <dd>{intl.formatDate(entry.at, { dateStyle: "full", timeStyle: "long" })}</dd>
                <dt>{words("activity.fact.by")}</dt>
                <dd>
                    {actor} ({wordOr(words, "actor_kind", entry.actor.kind)})
                </dd>
                {entry.address && (
                    <>
                        <dt>{words("activity.fact.address")}</dt>
                        <dd>{entry.address}</dd>
                    </>
                )}
                {entry.via && (
                    <>
                        <dt>{words("activity.fact.via")}</dt>
                        <dd>
                            {wordOr(words, "via", entry.via)}
                            {entry.via_name &&
                                words("activity.fact.via.name", { name: entry.via_name })}
                        </dd>
                    </>
                )}
                {entry.device && (
                    <>
                        <dt>{words("activity.fact.device")}</dt>
                        <dd>{deviceName(words, entry.device)}</dd>
                    </>
                )}
                <dt>{words("activity.fact.number")}</dt>
                <dd>{entry.seq}</dd>
            </dl>
            {entry.request_id && <RequestId id={entry.request_id} />}
            <div className={classes.more}>
                {entry.actor.id && (
                    <More
                        text={words("activity.only.actor", { name: actor })}
                        onClick={() => onSearch({ actor: entry.actor.id })}
                    />
                )}
                {target?.id && target.id !== entry.actor.id && (
                    <More
                        text={words("activity.only.target", { name: target.name })}
                        onClick={() => onSearch({ target: target.id })}
                    />
                )}
                <More
                    text={words("activity.only.operation", { operation: entry.operation })}
                    onClick={() => onSearch({ operation: entry.operation })}
                />
            </div>
        </div>
    );
}

function More({ text, onClick }: { text: string; onClick: () => void }) {
    return (
        <Button variant="default" size="compact-sm" onClick={onClick}>
            {text}
        </Button>
    );
}

function Changes({ data }: { data: unknown }) {
    const words = useWords();
    const tell = useTelling(data);
    const changes = changesIn(data);
    if (changes.length === 0) return null;
    // What came into being has no before: an empty column would only take the room.
    const differs = changes.some(({ before }) => before);
    return (
        <table className={classes.changes}>
            <thead>
                <tr>
                    <th scope="col">{words("activity.what")}</th>
                    {differs && <th scope="col">{words("activity.before")}</th>}
                    <th scope="col">{words(differs ? "activity.after" : "activity.value")}</th>
                </tr>
            </thead>
            <tbody>
                {changes.map(({ what, before, after }) => (
                    <tr key={what}>
                        <th scope="row">
                            {what
                                ? (fieldWord(words, "audit_field", what) ?? what)
                                : words("activity.value")}
                        </th>
                        {differs && (
                            <td className={classes.before}>{before && tell(what, before)}</td>
                        )}
                        <td>{tell(what, after)}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
