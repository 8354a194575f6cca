// What an account notes about a user beside his name. One more is a name here and its word in
// each language: the window, the columns of the list, imports and the log read them from here.
import { hasWord, wordOr, type WordId, type Words } from "./words";

export const details = ["phone", "job_title", "department", "employee_id"] as const;

export type DetailName = (typeof details)[number];

export function isDetail(name: string): name is DetailName {
    return details.some((detail) => detail === name);
}

export function detailWord(name: DetailName): WordId {
    return `detail.${name}`;
}

/** The word for a field of a user: a detail, or one of a family of words; nothing where there is none. */
export function fieldWord(words: Words, family: string, name: string): string | undefined {
    const own = ["detail", family].find((known) => hasWord(known, name));
    return own && wordOr(words, own, name);
}
