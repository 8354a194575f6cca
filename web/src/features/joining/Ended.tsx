import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SigningUp } from "../../api/types";
import { useWords } from "../../lib/words";
import { DoorDrawing, LetterDrawing, PeopleDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import type { End } from "./signing";

const drawings: Record<End, ReactNode> = {
    awaiting_approval: <LetterDrawing />,
    inactive: <DoorDrawing />,
    invitation_needed: <DoorDrawing />,
    already_member: <PeopleDrawing />,
};

type EndedProps = { end: End; account: SigningUp["account"] };

/** Not in, or not yet: why, and what comes next. */
export function Ended({ end, account }: EndedProps) {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={drawings[end]}
            title={words(`joining.end.${end}.title`, { account: account.name })}
            text={words(`joining.end.${end}.text`, { account: account.name })}
        >
            {end === "already_member" && (
                <Button
                    renderRoot={(props) => (
                        <Link to="/s/$slug" params={{ slug: account.slug }} {...props} />
                    )}
                >
                    {words("signin.go")}
                </Button>
            )}
        </Notice>
    );
}
