import { Problem } from "../../api/problem";
import type { ProviderPreset } from "../../api/types";

const words = ["url", "tenant", "domain", "hub"];

/**
 * What is wrong with the address of a provider is told in our words where it was mistyped, and in
 * the server's where the provider was asked: those say what it answered. Without the field it
 * belongs to the whole form.
 */
export function addressRefused(problem: Problem, preset: ProviderPreset): Problem {
    const at = problem.errors.find(({ field }) => field === "address");
    if (!at) return problem;
    if (preset === "google") {
        return new Problem(problem.status, { ...problem.more, code: at.code, errors: [] });
    }
    const code = words.includes(at.code) ? `provider_${at.code}` : "";
    const errors = problem.errors.map((each) => (each === at ? { ...each, code } : each));
    return new Problem(problem.status, { ...problem.more, errors });
}
