import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Problem } from "../../api/problem";
import { useWords, type WordId } from "../../lib/words";
import { DoorDrawing, LetterDrawing, LostDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";

type Death = { title: WordId; text: WordId; drawing: ReactNode };

const deaths: Record<string, Death> = {
    link_used: {
        title: "joining.dead.used.title",
        text: "joining.dead.used.text",
        drawing: <DoorDrawing />,
    },
    link_expired: {
        title: "joining.dead.expired.title",
        text: "joining.dead.expired.text",
        drawing: <LetterDrawing />,
    },
    link_replaced: {
        title: "joining.dead.replaced.title",
        text: "joining.dead.replaced.text",
        drawing: <LetterDrawing />,
    },
    link_closed: {
        title: "joining.dead.closed.title",
        text: "joining.dead.closed.text",
        drawing: <DoorDrawing />,
    },
    link_full: {
        title: "joining.dead.full.title",
        text: "joining.dead.full.text",
        drawing: <DoorDrawing />,
    },
    invitation_needed: {
        title: "joining.end.invitation_needed.title",
        text: "joining.dead.off.text",
        drawing: <DoorDrawing />,
    },
};

const unknown: Death = {
    title: "joining.dead.unknown.title",
    text: "joining.dead.unknown.text",
    drawing: <LostDrawing />,
};

export function isDead({ status }: Problem): boolean {
    return status === 410 || status === 404 || status === 403;
}

/** Used, run out, replaced, closed, full, switched off, or never heard of. */
export function DeadLink({ problem }: { problem: Problem }) {
    const words = useWords();
    const death = deaths[problem.code] ?? unknown;
    const { account: named } = problem.more;
    const account = typeof named === "string" && named ? named : words("dead.account");
    return (
        <Notice
            plain
            drawing={death.drawing}
            title={words(death.title)}
            text={words(death.text, { account })}
        >
            <Button
                variant={problem.code === "link_used" ? "filled" : "default"}
                renderRoot={(props) => <Link to="/signin" {...props} />}
            >
                {words("signin.go")}
            </Button>
        </Notice>
    );
}
