// Why nobody can be connected: what is missing is said by name, as far as it is one's own.
import { isProblem } from "../../api/problem";
import { problemText, type Words } from "../../lib/words";

export type Missing = "account_public" | "profile_visible";

export function missingText(words: Words, missing: readonly Missing[]): string {
    const list = missing.map((one) => words(`connections.missing.${one}`)).join(", ");
    return words("connections.missing", { list });
}

export function refusalText(words: Words, problem: unknown, name: string): string {
    if (!isProblem(problem) || problem.code !== "not_public_visible")
        return problemText(words, problem);
    const own = ownOf(problem.more.missing);
    if (own.length > 0) return missingText(words, own);
    return words("connections.missing.other", { name });
}

function ownOf(missing: unknown): Missing[] {
    const all: readonly Missing[] = ["account_public", "profile_visible"];
    return Array.isArray(missing) ? all.filter((one) => missing.includes(one)) : [];
}
