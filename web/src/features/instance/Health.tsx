import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Health, Wellness } from "../../api/types";
import { useBytes } from "../../lib/bytes";
import { useWords, type WordId } from "../../lib/words";
import { Loaded } from "../../ui/Loaded";
import { Panel } from "../../ui/Panel";
import { StateChip, type Tone } from "../../ui/StateChip";
import { When } from "../../ui/When";
import { healthQuery } from "./api";
import classes from "./Health.module.css";

const tones: Record<Wellness, Tone> = { good: "good", warn: "warn", bad: "bad" };

/** How well the server is. A line that is not well says what cures it. */
export function HealthLines() {
    const looked = useQuery(healthQuery);
    return (
        <Panel>
            <Loaded query={looked} rows={5}>
                {(health) => <Lines health={health} />}
            </Loaded>
        </Panel>
    );
}

function Lines({ health }: { health: Health }) {
    const words = useWords();
    const bytes = useBytes();
    const { database, storage } = health;
    const { engine } = database;
    return (
        <dl className={classes.lines}>
            <Line word="health.version">{health.version}</Line>
            <Line word="health.database" wellness={database.wellness}>
                {words("health.database.is", { engine, size: bytes(database.bytes) })}
            </Line>
            <MailLine mail={health.mail} />
            <JobsLine jobs={health.jobs} />
            <NodesLine nodes={health.nodes} />
            <Line word="health.storage" wellness={storage.wellness} cure="health.storage.cure">
                {words("health.storage.free", {
                    free: bytes(storage.free_bytes),
                    total: bytes(storage.total_bytes),
                })}
            </Line>
        </dl>
    );
}

type LineProps = { word: WordId; wellness?: Wellness; cure?: WordId; children: ReactNode };

function Line({ word, wellness, cure, children }: LineProps) {
    const words = useWords();
    return (
        <div className={classes.line}>
            <dt>{words(word)}</dt>
            <dd className={classes.facts}>
                {children}
                {cure && wellness !== "good" && <p className={classes.cure}>{words(cure)}</p>}
            </dd>
            <dd className={classes.state}>
                {wellness && (
                    <StateChip tone={tones[wellness]}>{words(`health.${wellness}`)}</StateChip>
                )}
            </dd>
        </div>
    );
}

function MailLine({ mail }: { mail: Health["mail"] }) {
    const words = useWords();
    const cure = mail.configured ? "health.mail.cure" : "health.mail.unset";
    return (
        <Line word="health.mail" wellness={mail.wellness} cure={cure}>
            <p>
                {words("health.mail.waiting", { count: mail.waiting })}
                {mail.oldest_at && (
                    <>
                        {", "}
                        {words("health.mail.oldest")} <When at={mail.oldest_at} />
                    </>
                )}
            </p>
            {mail.failed > 0 && <p>{words("health.mail.failed", { count: mail.failed })}</p>}
            {mail.last_trouble && <p>{words("health.mail.said", { words: mail.last_trouble })}</p>}
        </Line>
    );
}

function JobsLine({ jobs: { wellness, troubles } }: { jobs: Health["jobs"] }) {
    const words = useWords();
    return (
        <Line word="health.jobs" wellness={wellness} cure="health.jobs.cure">
            <p>
                {troubles.length === 0
                    ? words("health.jobs.good")
                    : words("health.jobs.troubles", { count: troubles.length })}
            </p>
            {troubles.map(({ kind, error, due_at }) => (
                <p key={kind + due_at}>
                    {error
                        ? words("health.jobs.failed", { kind, error })
                        : words("health.jobs.late", { kind })}
                </p>
            ))}
        </Line>
    );
}

function NodesLine({ nodes: { wellness, items } }: { nodes: Health["nodes"] }) {
    const words = useWords();
    return (
        <Line word="health.nodes" wellness={wellness} cure="health.nodes.cure">
            <p>{words("health.nodes.count", { count: items.length })}</p>
            {items.map(({ id, name, version, silent, seen_at }) => (
                <p key={id}>
                    {silent ? (
                        <>
                            {words("health.nodes.silent", { name })} <When at={seen_at} />
                        </>
                    ) : (
                        words("health.nodes.one", { name, version })
                    )}
                </p>
            ))}
        </Line>
    );
}
