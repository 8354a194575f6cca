import { useNavigate, useSearch } from "@tanstack/react-router";
import { PlanSection } from "../../features/reviews/PlanSection";
import { ReviewList } from "../../features/reviews/ReviewList";
import classes from "../../features/reviews/Reviews.module.css";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { PageHead } from "../../ui/PageHead";
import { ForbiddenPage } from "./ForbiddenPage";

const StartReview = later(
    async () => (await import("../../features/reviews/StartReview")).StartReview,
);

/** Access reviews: for who manages users and sees all clients. */
export function ReviewsPage() {
    const { may } = useCurrent();
    const missing = (["users.manage", "clients.view_all"] as const).find((needs) => !may(needs));
    return missing ? <ForbiddenPage needs={missing} /> : <Allowed />;
}

function Allowed() {
    const words = useWords();
    const { account } = useCurrent();
    const { add } = useSearch({ from: "/inside/manage/reviews" });
    const navigate = useNavigate({ from: "/manage/reviews" });
    const open = () => void navigate({ search: { add: "true" } });
    useCommands([{ word: "reviews.start", keys: "n", icon: <PlusIcon />, run: open }]);
    return (
        <>
            <PageHead
                title={words("reviews.title")}
                lead={words("reviews.lead", { account: account.name })}
                actions={
                    <ActButton
                        leftSection={<PlusIcon size={16} />}
                        onMouseEnter={StartReview.preload}
                        onClick={open}
                    >
                        {words("reviews.start")}
                    </ActButton>
                }
            />
            <ReviewList onNew={open} />
            <div className={classes.part}>
                <PlanSection />
            </div>
            <StartReview
                opened={add !== undefined}
                onDone={(review) =>
                    void navigate({ to: "/manage/reviews/$review", params: { review: review.id } })
                }
                onClose={() => void navigate({ search: {}, replace: true })}
            />
        </>
    );
}
