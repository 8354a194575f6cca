import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Problem } from "../../api/problem";
import { useWords, type WordId } from "../../lib/words";
import { DoorDrawing, LetterDrawing, LostDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { AskAgain } from "./AskAgain";

type Death = { title: WordId; text: WordId; drawing: () => React.ReactNode };

const deaths: Record<string, Death> = {
    invitation_used: { title: "dead.used.title", text: "dead.used.text", drawing: DoorDrawing },
    invitation_expired: {
        title: "dead.expired.title",
        text: "dead.expired.text",
        drawing: LetterDrawing,
    },
    invitation_revoked: {
        title: "dead.revoked.title",
        text: "dead.revoked.text",
        drawing: LetterDrawing,
    },
    invitation_declined: {
        title: "dead.declined.title",
        text: "dead.declined.text",
        drawing: LetterDrawing,
    },
};

const unknown: Death = {
    title: "dead.unknown.title",
    text: "dead.unknown.text",
    drawing: LostDrawing,
};

/** Used, expired, revoked, declined, or never heard of. */
export function DeadInvitation({ token, problem }: { token: string; problem: Problem }) {
    const words = useWords();
    const death = deaths[problem.code] ?? unknown;
    const Drawing = death.drawing;
    const names = {
        account: nameOf(problem.more.account) ?? words("dead.account"),
        inviter: nameOf(problem.more.inviter) ?? words("dead.inviter"),
    };
    return (
        <Notice
            plain
            drawing={<Drawing />}
            title={words(death.title)}
            text={words(death.text, names)}
        >
            {!problem.more.may_ask_again && (
                <Button
                    variant={death === unknown ? "default" : "filled"}
                    renderRoot={(props) => <Link to="/signin" {...props} />}
                >
                    {words("signin.go")}
                </Button>
            )}
            {problem.more.may_ask_again === true && (
                <AskAgain token={token} inviter={names.inviter} />
            )}
        </Notice>
    );
}

function nameOf(member: unknown): string | undefined {
    if (typeof member === "string") return member;
    const name = (member as { name?: unknown } | undefined)?.name;
    return typeof name === "string" ? name : undefined;
}
