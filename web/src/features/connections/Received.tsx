import { useState } from "react";
import type { Connection, Scope } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Day, When } from "../../ui/When";
import { AskFirst } from "./AskFirst";
import { Person } from "./Person";
import classes from "./Received.module.css";
import { ScopeTicks } from "./ScopeTicks";
import { useConnectionActs } from "./use_connection_acts";

type ReceivedProps = { connection: Connection; onDone?: () => void };

/** Somebody who asks: what for, until when, and who else it would be for, before one accepts. */
export function Received({ connection, onDone }: ReceivedProps) {
    const words = useWords();
    const { person, note, scopes } = connection;
    const [wanted, want] = useState<Scope[]>(scopes);
    return (
        <article className={classes.request} aria-label={person.display_name}>
            <Person
                id={person.id}
                name={person.display_name}
                pronouns={person.pronouns}
                jobTitle={person.job_title}
                company={person.company}
                size={40}
            >
                <When at={connection.requested_at} />
            </Person>
            <div className={classes.asked}>
                {note && <blockquote className={classes.note}>{note}</blockquote>}
                <ScopeTicks
                    title={words("connections.asks_for")}
                    offered={scopes}
                    value={wanted}
                    onChange={want}
                />
                <Terms connection={connection} />
            </div>
            <Answers connection={connection} wanted={wanted} onDone={onDone} />
        </article>
    );
}

function Terms({ connection }: { connection: Connection }) {
    const words = useWords();
    const { expires_at, share_with_colleagues, person } = connection;
    if (!expires_at && !share_with_colleagues) return null;
    return (
        <ul className={classes.terms}>
            {expires_at && (
                <li>
                    {words("connections.until")} <Day at={expires_at} />
                </li>
            )}
            {share_with_colleagues && (
                <li>{words("connections.would_share", { company: person.company })}</li>
            )}
        </ul>
    );
}

type AnswersProps = ReceivedProps & { wanted: Scope[] };

function Answers({ connection, wanted, onDone }: AnswersProps) {
    const words = useWords();
    const acts = useConnectionActs(connection);
    const [asking, ask] = useState(false);
    const name = connection.person.display_name;
    const off = wanted.length === 0 ? words("connections.scopes.none") : undefined;
    const then = async (done: Promise<boolean>) => {
        if (await done) onDone?.();
    };
    return (
        <div className={classes.acts}>
            <ActButton
                off={off}
                loading={acts.busy === "accept"}
                aria-label={words("connections.accept.of", { name })}
                onClick={() => void then(acts.accept(wanted))}
            >
                {words("connections.accept")}
            </ActButton>
            <ActButton
                variant="default"
                loading={acts.busy === "decline"}
                aria-label={words("connections.decline.of", { name })}
                onClick={() => void then(acts.act("decline"))}
            >
                {words("connections.decline")}
            </ActButton>
            <ActButton
                variant="subtle"
                color="gray"
                aria-label={words("connections.block.of", { name })}
                onClick={() => ask(true)}
            >
                {words("connections.block")}
            </ActButton>
            <AskFirst
                act="block"
                opened={asking}
                acts={acts}
                connection={connection}
                onDone={onDone}
                onClose={() => ask(false)}
            />
        </div>
    );
}
