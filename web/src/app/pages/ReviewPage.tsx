import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { reviewQuery } from "../../features/reviews/api";
import { ReviewOverview } from "../../features/reviews/ReviewOverview";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";

/** One review, for who runs it and for who is asked by it. */
export function ReviewPage() {
    const words = useWords();
    const { account } = useCurrent();
    const { review } = useParams({ from: "/inside/manage/reviews/$review" });
    const found = useQuery(reviewQuery(account.id, review));
    if (isProblem(found.error, 404))
        return (
            <Notice
                drawing={<LostDrawing />}
                title={words("not_found.title")}
                text={words("reviews.gone")}
            >
                <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
                    {words("action.home")}
                </Button>
            </Notice>
        );
    return (
        <Loaded query={found} rows={4}>
            {(shown) => <ReviewOverview key={review} review={shown} />}
        </Loaded>
    );
}
