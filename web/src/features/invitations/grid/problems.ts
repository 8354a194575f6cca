// What is wrong with rows, found here before they are sent or by the server afterwards.
import type { Problem } from "../../../api/problem";
import { fieldText, type Words } from "../../../lib/words";
import { fields, isBlank, isMissing, repeats, type Field, type Row } from "./rows";

export type RowProblem = { fields: Field[]; lines: string[] };
export type Problems = Record<string, RowProblem>;

export function check(words: Words, rows: Row[]): Problems {
    const problems: Problems = {};
    for (const row of rows.filter((row) => !isBlank(row))) {
        const missing = fields.filter((field) => isMissing(row, field));
        if (missing.length > 0) note(problems, row.id, missing, words("invite.mandatory"));
        const first = repeats(rows, row);
        if (first) note(problems, row.id, ["email"], words("invite.repeated", { row: first }));
    }
    return problems;
}

/** The server counts the rows that were sent. What belongs to no row is the form's to say. */
export function refused(words: Words, problem: Problem, sent: Row[]): Problems {
    const problems: Problems = {};
    for (const error of problem.errors) {
        const row = sent[(error.row ?? 0) - 1];
        if (!row) continue;
        const text =
            error.code === "required" ? words("invite.mandatory") : fieldText(words, error);
        note(
            problems,
            row.id,
            fields.filter((field) => field === error.field),
            text,
        );
    }
    return problems;
}

export function isAtRows(problem: Problem | undefined): boolean {
    return problem !== undefined && problem.errors.some(({ row }) => row !== undefined);
}

function note(problems: Problems, row: string, at: Field[], line: string) {
    const before = problems[row] ?? { fields: [], lines: [] };
    problems[row] = {
        fields: [...before.fields, ...at],
        lines: before.lines.includes(line) ? before.lines : [...before.lines, line],
    };
}
