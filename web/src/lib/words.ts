// Everything a person reads comes from messages/<language>.json through here.
import { createIntl, useIntl, type IntlShape } from "react-intl";
import { isProblem, type FieldRefusal } from "../api/problem";
import { spoken, type WordId } from "./language";

export type { WordId } from "./language";
export type Words = (id: WordId, values?: Record<string, string | number | Date>) => string;

export function useWords(): Words {
    return wordsOf(useIntl());
}

/** For what stands outside the component tree. */
export const plainWords: Words = (id, values) => wordsOf(createIntl(spoken()))(id, values);

export function wordsOf(intl: IntlShape): Words {
    return (id, values) => intl.formatMessage({ id }, values);
}

/** Our words for a code of the server where we have some, else the server's own. */
export function problemText(words: Words, problem: unknown): string {
    if (!isProblem(problem)) return words("problem.unknown");
    const id = `problem.${problem.code}`;
    if (isWord(id)) return words(id);
    if (problem.detail) return problem.detail;
    return words(problem.status >= 500 ? "problem.server" : "problem.unknown");
}

/** The server's own message continues a sentence that begins with the field. */
export function fieldText(words: Words, { code, message }: FieldRefusal): string {
    const known = [`field.${code}`, `problem.${code}`].find(isWord);
    if (known) return words(known);
    return message ? words("fallback.message", { message }) : words("fallback.field");
}

/** Word of a family such as `role.user`; the bare name where the server knows more than we do. */
export function wordOr(
    words: Words,
    family: string,
    name: string,
    values?: Record<string, string | number>,
): string {
    const id = `${family}.${name}`;
    return isWord(id) ? words(id, values) : name;
}

export function hasWord(family: string, name: string): boolean {
    return isWord(`${family}.${name}`);
}

function isWord(id: string): id is WordId {
    return Object.hasOwn(spoken().messages, id);
}
