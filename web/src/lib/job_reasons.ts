import type { JobLine } from "../api/types";
import { fieldWord } from "./details";
import { hasWord, wordOr, type Words } from "./words";

/** Why a line was refused, and why it could not be taken back. */
export function reasonsOf(words: Words, line: JobLine): string[] {
    const reasons = line.errors.map(({ field, code, message }) => {
        const reason = [`${field}.${code}`, code].find((name) => hasWord("job.because", name));
        if (reason) return wordOr(words, "job.because", reason);
        const known = ["field", "problem"].find((family) => hasWord(family, code));
        const text = known ? wordOr(words, known, code) : message;
        const name = fieldWord(words, "import.field", field);
        return name ? words("job.reason", { field: name, text }) : text;
    });
    const left = line.not_undone_because;
    return left ? [...reasons, words("job.because.not_undone")] : reasons;
}
