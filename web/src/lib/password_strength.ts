// How hard a password is to guess, as far as a browser can tell. The server judges.
export const shortestPassword = 12;

export type Strength = "short" | "weak" | "fair" | "strong";

const fewKinds = 6;
const strongLength = 18;
const runs = /(.)\1{3,}|0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf/i;

export function strengthOf(password: string): Strength {
    const letters = [...password];
    if (letters.length < shortestPassword) return "short";
    if (new Set(letters).size < fewKinds || runs.test(password)) return "weak";
    return letters.length >= strongLength || kindsIn(password) === 4 ? "strong" : "fair";
}

function kindsIn(password: string): number {
    const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];
    return kinds.filter((kind) => kind.test(password)).length;
}
