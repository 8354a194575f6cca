// What a user may be given besides licenses: one standing role, others beside it, and grants.
export type Standing = "legal_representative" | "administrator" | "user";
export const standings: readonly Standing[] = ["legal_representative", "administrator", "user"];

export type Rights = {
    standing: Standing;
    /** Team manager and the account's own roles, beside the standing one. */
    more: string[];
    /** Products that the user may manage. */
    manage: string[];
    accounting: boolean;
};

export function isStanding(role: string): role is Standing {
    return standings.some((standing) => standing === role);
}

export function rolesOf({ standing, more }: Pick<Rights, "standing" | "more">): string[] {
    return [standing, ...more];
}

/** The list with the word in it, or without. */
export function withWord(words: string[], word: string, isIn: boolean): string[] {
    const others = words.filter((other) => other !== word);
    return isIn ? [...others, word] : others;
}
