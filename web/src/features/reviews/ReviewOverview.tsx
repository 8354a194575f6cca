import { Button } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCurrent } from "../../lib/current";
import { reviewsKey } from "../../lib/reviews";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { Day } from "../../ui/When";
import { callOff, decide, peopleQuery, reportAddress, type Outcome, type Review } from "./api";
import { People } from "./People";
import { Progress } from "./Progress";
import { useReviewName } from "./ReviewList";
import { ReviewState } from "./ReviewState";
import classes from "./Reviews.module.css";

/** One review: how far it is, its report, and the people; to who is only asked, his people. */
export function ReviewOverview({ review }: { review: Review }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const people = useInfiniteQuery(peopleQuery(account.id, review.id));
    const refresh = () => queries.invalidateQueries({ queryKey: reviewsKey(account.id) });
    const none = <EmptyState drawing={<PeopleDrawing />} sentence={words("reviews.nobody")} />;
    return (
        <>
            <PageHead
                title={useReviewName(review)}
                lead={words(`reviews.lead.${review.undecided}`)}
                actions={review.may_run && review.state === "open" && <CallOff review={review} />}
            />
            <Facts review={review} />
            {review.may_run && <Files review={review} />}
            <Panel>
                <List list={people} rows={4} empty={none}>
                    {(shown) => (
                        <People
                            people={shown}
                            showReviewer={review.may_run}
                            decide={(choice, key) => decide(account.id, review.id, choice, key)}
                            onChanged={refresh}
                        />
                    )}
                </List>
            </Panel>
        </>
    );
}

const outcomes: Outcome[] = [
    ...(["kept", "limited", "removed"] as const),
    ...(["not_reviewed", "ended", "left", "gone"] as const),
];

function Facts({ review }: { review: Review }) {
    const words = useWords();
    const { totals } = review;
    const counted = outcomes.flatMap((outcome) =>
        totals && totals[outcome] > 0
            ? [`${words(`reviews.outcome.${outcome}`)}: ${totals[outcome]}`]
            : [],
    );
    return (
        <dl className={classes.facts}>
            <dt>{words("reviews.state")}</dt>
            <dd>
                <ReviewState review={review} />
            </dd>
            <dt>{words("reviews.started")}</dt>
            <dd>
                <Day at={review.started_at} /> · {review.started_by.display_name}
            </dd>
            <dt>{words("reviews.due")}</dt>
            <dd>
                <Day at={review.due_at} />
            </dd>
            {totals && (
                <>
                    <dt>{words("reviews.progress")}</dt>
                    <dd>
                        <Progress totals={totals} />
                        {counted.length > 0 && (
                            <span className={classes.quiet}>{counted.join(" · ")}</span>
                        )}
                    </dd>
                </>
            )}
        </dl>
    );
}

/** The report, and what it is checked by. */
function Files({ review }: { review: Review }) {
    const words = useWords();
    const { account } = useCurrent();
    const files = [
        ["report?format=csv", words("reviews.report.csv"), "access-review.csv"],
        ["signature?format=csv", words("reviews.report.csv_signature"), "access-review.csv.json"],
        ["report?format=json", words("reviews.report.json"), "access-review.json"],
        [
            "signature?format=json",
            words("reviews.report.json_signature"),
            "access-review.json.json",
        ],
    ] as const;
    return (
        <div className={classes.files} role="group" aria-label={words("reviews.report")}>
            {files.map(([part, label, name]) => (
                <Button
                    key={part}
                    size="xs"
                    variant="default"
                    component="a"
                    href={reportAddress(account.id, review.id, part)}
                    download={name}
                >
                    {label}
                </Button>
            ))}
        </div>
    );
}

function CallOff({ review }: { review: Review }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [asked, setAsked] = useState(false);
    const calling = useSubmit({
        send: (_: null, key) => callOff(account.id, review.id, key),
        done: async () => {
            setAsked(false);
            await queries.invalidateQueries({ queryKey: reviewsKey(account.id) });
        },
    });
    return (
        <>
            <Button variant="default" onClick={() => setAsked(true)}>
                {words("reviews.call_off")}
            </Button>
            <ConfirmDialog
                opened={asked}
                title={words("reviews.call_off")}
                confirm={words("reviews.call_off")}
                busy={calling.busy}
                problem={calling.problem}
                onConfirm={() => void calling.submit(null)}
                onClose={() => setAsked(false)}
            >
                {words("reviews.call_off.text")}
            </ConfirmDialog>
        </>
    );
}
