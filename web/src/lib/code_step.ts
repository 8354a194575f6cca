// Whoever has a second factor is asked for it once the password was right: a step of the same
// form, so that what was typed before stays.
import { useEffect, useState } from "react";
import { isProblem } from "../api/problem";

export function useCodeStep(problem: unknown) {
    const [asked, setAsked] = useState(false);
    useEffect(() => {
        if (asksCode(problem)) setAsked(true);
    }, [problem]);
    return { asked, back: () => setAsked(false) };
}

/** The refusal that the step itself answers. */
export function asksCode(problem: unknown): boolean {
    return isProblem(problem, 401) && problem.code === "mfa_required";
}

/** Without the code where none is asked for. */
export function withCode<Values extends { totp: string }>({ totp, ...others }: Values) {
    return totp ? { ...others, totp } : others;
}
