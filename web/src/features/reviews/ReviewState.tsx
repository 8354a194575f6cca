import { useWords } from "../../lib/words";
import { StateChip } from "../../ui/StateChip";
import type { Review } from "./api";

export function ReviewState({ review }: { review: Review }) {
    const words = useWords();
    if (review.called_off)
        return <StateChip tone="quiet">{words("reviews.state.called_off")}</StateChip>;
    const tone = review.state === "closed" ? "quiet" : "good";
    return <StateChip tone={tone}>{words(`reviews.state.${review.state}`)}</StateChip>;
}
