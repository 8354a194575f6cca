import { PasswordInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../api/problem";
import { fieldText, useWords } from "../lib/words";
import { CodeField } from "./CodeField";
import { PasskeyAgain } from "./PasskeyAgain";
import { secondFactorsQuery, showAgain } from "../lib/own_login";

type Shown = { password: string; totp: string };

const nothing: Shown = { password: "", totp: "" };

/** What some acts ask for where having signed in was long ago. It is kept in no draft. */
export function usePasswordAgain() {
    const [typed, setTyped] = useState(nothing);
    const [sent, setSent] = useState(nothing);
    return {
        typed,
        sent,
        type: (part: Partial<Shown>) => setTyped((before) => ({ ...before, ...part })),
        /** Before the act, where something was typed. Refused as the act would be. */
        show: async () => {
            if (!typed.password) return;
            setSent(typed);
            const { password, totp } = typed;
            await showAgain(totp ? { password, totp } : { password });
            setTyped(nothing);
        },
        forget: () => setTyped(nothing),
    };
}

export type Again = ReturnType<typeof usePasswordAgain>;

/** The refusal that is answered by typing the password. */
export function asksAgain(problem: unknown): boolean {
    return isProblem(problem, 403) && problem.code === "reauthentication_required";
}

/** Nothing, until the act was refused for want of the password. */
export function PasswordAgain({ again, problem }: { again: Again; problem: unknown }) {
    const words = useWords();
    const { totp } = useQuery(secondFactorsQuery).data ?? {};
    const { typed, sent, type } = again;
    if (!asksAgain(problem) && !typed.password) return null;
    const ofCode = asksAgain(problem) && isProblem(problem) ? codeError(problem.errors) : undefined;
    const isWrong =
        asksAgain(problem) && !ofCode && sent.password !== "" && typed.password === sent.password;
    return (
        <>
            <PasswordInput
                label={words("profile.password.current")}
                description={words("profile.password.again")}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                value={typed.password}
                error={isWrong ? words("profile.password.wrong") : undefined}
                onChange={(event) => type({ password: event.currentTarget.value })}
                autoFocus
            />
            {totp && (
                <CodeField
                    value={typed.totp}
                    error={
                        ofCode && sent.password && typed.totp === sent.totp
                            ? fieldText(words, ofCode)
                            : undefined
                    }
                    onChange={(event) => type({ totp: event.currentTarget.value })}
                />
            )}
            <PasskeyAgain />
        </>
    );
}

function codeError<Error extends { field: string }>(errors: Error[]): Error | undefined {
    return errors.find(({ field }) => field === "totp");
}
