import { isProblem, type Problem } from "../../api/problem";
import type { SignedUp } from "../../api/types";
import { complete, type Credentials } from "./api";
import type { End, MailProps } from "./signing";

const ends: readonly string[] = [
    "inactive",
    "invitation_needed",
    "already_member",
    "awaiting_approval",
] satisfies End[];

/** Joins by the mail. Some refusals end it here, and say so on a page of their own. */
export function completing({ token, signing, onJoined, onChanged, onEnd }: MailProps) {
    async function send(shown: Credentials, key: string): Promise<SignedUp> {
        try {
            return await complete(token, shown, key);
        } catch (problem) {
            if (isProblem(problem)) heed(problem);
            throw problem;
        }
    }

    function heed(problem: Problem) {
        if (ends.includes(problem.code)) return onEnd(problem.code as End);
        // Somebody has got this address meanwhile: he signs in instead of choosing a password.
        const isKnownNow = problem.code === "invalid_credentials" && !signing.person_exists;
        const isOfTheLink = problem.status === 410 && problem.code !== "recovery_code_used";
        if (isOfTheLink || isKnownNow) onChanged();
    }

    function done(joined: SignedUp) {
        return joined.state ? onEnd("awaiting_approval") : onJoined(joined);
    }

    return { send, done };
}
