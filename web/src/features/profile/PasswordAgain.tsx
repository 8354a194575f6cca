import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { useWords } from "../../lib/words";

/** What some acts ask for where having signed in was long ago. It is kept in no draft. */
export function usePasswordAgain() {
    const [typed, setTyped] = useState("");
    const [sent, setSent] = useState("");
    return {
        typed,
        sent,
        type: setTyped,
        take: () => {
            setSent(typed);
            return typed;
        },
        forget: () => setTyped(""),
    };
}

type Again = ReturnType<typeof usePasswordAgain>;

/** The refusal that is answered by typing the password. */
export function asksAgain(problem: unknown): boolean {
    return isProblem(problem, 403) && problem.code === "reauthentication_required";
}

/** Nothing, until the act was refused for want of the password. */
export function PasswordAgain({ again, problem }: { again: Again; problem: unknown }) {
    const words = useWords();
    if (!asksAgain(problem) && !again.typed) return null;
    const isWrong = asksAgain(problem) && again.sent !== "" && again.typed === again.sent;
    return (
        <PasswordInput
            label={words("profile.password.current")}
            description={words("profile.password.again")}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
            value={again.typed}
            error={isWrong ? words("profile.password.wrong") : undefined}
            onChange={(event) => again.type(event.currentTarget.value)}
            autoFocus
        />
    );
}
