import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { roleName, rolesQuery } from "../../lib/roles";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import { Day } from "../../ui/When";
import { reviewListQuery, type Review } from "./api";
import { Progress } from "./Progress";
import { ReviewState } from "./ReviewState";
import classes from "./Reviews.module.css";

/** All reviews of the account, newest first, and how far they are. */
export function ReviewList({ onNew }: { onNew: () => void }) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(reviewListQuery(account.id));
    const none = (
        <EmptyState drawing={<PeopleDrawing />} sentence={words("reviews.none")}>
            <ActButton onClick={onNew}>{words("reviews.start")}</ActButton>
        </EmptyState>
    );
    const columns = [
        words("reviews.of"),
        words("reviews.started"),
        words("reviews.due"),
        words("reviews.progress"),
    ];
    return (
        <Panel>
            <List list={list} rows={3} empty={none}>
                {(reviews) => (
                    <Rows label={words("reviews.title")} columns={columns}>
                        {reviews.map((review) => (
                            <Line key={review.id} review={review} />
                        ))}
                    </Rows>
                )}
            </List>
        </Panel>
    );
}

function Line({ review }: { review: Review }) {
    const words = useWords();
    const of = useReviewName(review);
    return (
        <tr role="row">
            <Cell>
                <span className={classes.who}>
                    <Link
                        to="/manage/reviews/$review"
                        params={{ review: review.id }}
                        className={classes.link}
                    >
                        {of}
                    </Link>
                    <span>
                        <ReviewState review={review} />
                    </span>
                </span>
            </Cell>
            <Cell heading={words("reviews.started")}>
                <span className={classes.who}>
                    <Day at={review.started_at} />
                    <span className={classes.quiet}>{review.started_by.display_name}</span>
                </span>
            </Cell>
            <Cell heading={words("reviews.due")}>
                <Day at={review.due_at} />
            </Cell>
            <Cell heading={words("reviews.progress")}>
                {review.totals && <Progress totals={review.totals} />}
            </Cell>
        </tr>
    );
}

/** Whom it is about. */
export function useReviewName({ role }: Pick<Review, "role">): string {
    const words = useWords();
    const { account, may } = useCurrent();
    const roles = useQuery({
        ...rolesQuery(account.id),
        enabled: role !== null && may("users.manage"),
    });
    return role === null
        ? words("reviews.of.outsiders")
        : words("reviews.of.role", { role: roleName(words, roles.data, role) });
}
