import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Problem } from "../../api/problem";
import { problemText, useWords } from "../../lib/words";
import { DoorDrawing, LetterDrawing, LostDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { RequestId } from "../../ui/RequestId";
import classes from "./Sso.module.css";

const drawings = {
    sign_in_lost: <LostDrawing />,
    provider_unreachable: <LostDrawing />,
    provider_confused: <LostDrawing />,
    provider_declined: <DoorDrawing />,
    provider_off: <DoorDrawing />,
    email_missing: <LetterDrawing />,
    email_not_proved: <LetterDrawing />,
    not_linked: <DoorDrawing />,
    invitation_needed: <DoorDrawing />,
    inactive: <DoorDrawing />,
    already_invited: <LetterDrawing />,
    awaiting_approval: <LetterDrawing />,
    not_found: <LostDrawing />,
} satisfies Record<string, ReactNode>;

type Known = keyof typeof drawings;

type SsoRefusedProps = { problem: Problem; onRetry?: () => void };

/** Why nobody is signed in, and what to do about it. */
export function SsoRefused({ problem, onRetry }: SsoRefusedProps) {
    const words = useWords();
    const { code, more, outcomeUnknown, requestId } = problem;
    const known = Object.hasOwn(drawings, code) ? (code as Known) : undefined;
    return (
        <div role="alert">
            <Notice
                plain
                drawing={known ? drawings[known] : <LostDrawing />}
                title={words(known ? `sso.refused.${known}.title` : "sso.refused.title")}
                text={
                    <>
                        {known ? words(`sso.refused.${known}.text`) : problemText(words, problem)}
                        {typeof more.reason === "string" && <Reason text={more.reason} />}
                    </>
                }
            >
                {onRetry && outcomeUnknown && (
                    <Button onClick={onRetry}>{words("action.retry")}</Button>
                )}
                {more.purpose === "test" ? <BackToWaysIn /> : <WayBack slug={more.slug} />}
                {problem.status >= 500 && requestId && <RequestId id={requestId} />}
            </Notice>
        </div>
    );
}

/** For whoever looks after the provider. */
function Reason({ text }: { text: string }) {
    return <p className={classes.reason}>{text}</p>;
}

function WayBack({ slug }: { slug: unknown }) {
    const words = useWords();
    return (
        <Button
            variant="default"
            renderRoot={(props) =>
                typeof slug === "string" && slug ? (
                    <Link to="/s/$slug" params={{ slug }} {...props} />
                ) : (
                    <Link to="/signin" {...props} />
                )
            }
        >
            {words("sso.back")}
        </Button>
    );
}

export function BackToWaysIn() {
    const words = useWords();
    return (
        <Button renderRoot={(props) => <Link to="/manage/ways-in" hash="providers" {...props} />}>
            {words("sso.back.ways")}
        </Button>
    );
}
