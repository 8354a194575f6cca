import { Button } from "@mantine/core";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip, type Tone } from "../../ui/StateChip";
import { Day, When } from "../../ui/When";
import type { Choice, Outcome, ReviewPerson } from "./api";
import { DecisionDialogs } from "./DecisionDialogs";
import classes from "./Reviews.module.css";

type PeopleProps = {
    people: ReviewPerson[];
    /** Of many reviewers: who is asked about each. */
    showReviewer?: boolean;
    decide: (choice: Choice, key: string) => Promise<unknown>;
    /** Somebody was decided about, or is not as he was shown. */
    onChanged: () => unknown;
};

export type Asking = { person: ReviewPerson; what: "remove" | "until" };

/** The people of a review, each with what is known of him and the three answers. */
export function People({ people, showReviewer, decide, onChanged }: PeopleProps) {
    const words = useWords();
    const [asking, setAsking] = useState<Asking>();
    const deciding = useSubmit({
        send: decide,
        done: async () => {
            setAsking(undefined);
            await onChanged();
        },
        refused: (problem) => {
            if (![409, 410, 412].includes(problem.status)) return;
            setAsking(undefined);
            void onChanged();
        },
    });
    const choose = (person: ReviewPerson, more: Pick<Choice, "decision" | "until">) =>
        void deciding.submit({ member: person.id, seen: person.seen, ...more });
    const isStale = isProblem(deciding.problem, 412);
    return (
        <>
            {!asking && (
                <FormProblem
                    problem={deciding.problem}
                    text={isStale ? words("reviews.stale") : undefined}
                />
            )}
            <Rows label={words("reviews.people")} columns={columnsOf(words, showReviewer)}>
                {people.map((person) => (
                    <tr role="row" key={person.id}>
                        <Who person={person} />
                        <Known person={person} showReviewer={showReviewer} />
                        <Cell whole>
                            {person.may_decide ? (
                                <Answers
                                    person={person}
                                    busy={deciding.busy}
                                    onKeep={() => choose(person, { decision: "keep" })}
                                    onAsk={(what) => {
                                        deciding.forget();
                                        setAsking({ person, what });
                                    }}
                                />
                            ) : (
                                <Result person={person} />
                            )}
                        </Cell>
                    </tr>
                ))}
            </Rows>
            <DecisionDialogs
                asking={asking}
                busy={deciding.busy}
                problem={deciding.problem}
                onChoose={choose}
                onClose={() => setAsking(undefined)}
            />
        </>
    );
}

function columnsOf(words: ReturnType<typeof useWords>, showReviewer = false): string[] {
    return [
        words("reviews.person"),
        words("reviews.since"),
        words("reviews.seen"),
        words("reviews.ends"),
        ...(showReviewer ? [words("reviews.reviewer")] : []),
        words("reviews.decision"),
    ];
}

function Who({ person }: { person: ReviewPerson }) {
    const words = useWords();
    return (
        <Cell>
            <span className={classes.who}>
                <span className={classes.name}>
                    {person.display_name || words("reviews.erased")}
                </span>
                <span className={classes.quiet}>
                    {[person.email, words(kindWord(person.kind))].filter(Boolean).join(" · ")}
                </span>
            </span>
        </Cell>
    );
}

function kindWord(kind: string) {
    return kind === "internal" ? "reviews.kind.internal" : "reviews.kind.outside";
}

type KnownProps = { person: ReviewPerson; showReviewer: boolean | undefined };

function Known({ person, showReviewer }: KnownProps) {
    const words = useWords();
    const { added_by: name } = person;
    return (
        <>
            <Cell heading={words("reviews.since")}>
                <span className={classes.who}>
                    <Day at={person.created_at} />
                    {name && (
                        <span className={classes.quiet}>{words("reviews.added_by", { name })}</span>
                    )}
                </span>
            </Cell>
            <Cell heading={words("reviews.seen")}>
                {person.last_seen_at ? <When at={person.last_seen_at} /> : words("users.never")}
            </Cell>
            <Cell heading={words("reviews.ends")}>
                {person.valid_until ? <Day at={person.valid_until} /> : words("reviews.no_end")}
            </Cell>
            {showReviewer && (
                <Cell heading={words("reviews.reviewer")}>
                    {person.reviewer.display_name || "–"}
                </Cell>
            )}
        </>
    );
}

type AnswersProps = {
    person: ReviewPerson;
    busy: boolean;
    onKeep: () => void;
    onAsk: (what: Asking["what"]) => void;
};

function Answers({ person, busy, onKeep, onAsk }: AnswersProps) {
    const words = useWords();
    const name = person.display_name;
    return (
        <div className={classes.answers} role="group" aria-label={words("reviews.about", { name })}>
            <Button size="xs" variant="default" disabled={busy} onClick={onKeep}>
                {words("reviews.keep")}
            </Button>
            <Button size="xs" variant="default" disabled={busy} onClick={() => onAsk("until")}>
                {words("reviews.until")}
            </Button>
            <Button
                size="xs"
                variant="default"
                c="red"
                disabled={busy}
                onClick={() => onAsk("remove")}
            >
                {words("reviews.remove")}
            </Button>
        </div>
    );
}

const tones: Record<Outcome, Tone> = {
    open: "quiet",
    kept: "good",
    limited: "good",
    removed: "bad",
    ended: "bad",
    not_reviewed: "warn",
    left: "warn",
    gone: "quiet",
};

function leftWord(because: string) {
    if (because === "changed") return "reviews.left.changed";
    return because === "failed" ? "reviews.left.failed" : "reviews.left.rules";
}

function Result({ person }: { person: ReviewPerson }) {
    const words = useWords();
    const { outcome, until, decided_by: name, because } = person;
    return (
        <span className={classes.who}>
            <span>
                <StateChip tone={tones[outcome]}>{words(`reviews.outcome.${outcome}`)}</StateChip>{" "}
                {until && <Day at={until} />}
            </span>
            {name && <span className={classes.quiet}>{words("reviews.by", { name })}</span>}
            {because && <span className={classes.quiet}>{words(leftWord(because))}</span>}
        </span>
    );
}
