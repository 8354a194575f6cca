// What two people who are connected may do with each other, in the order of the pages.
import type { Connection, Scope } from "../../api/types";
import type { Words } from "../../lib/words";

export const allScopes: readonly Scope[] = ["see", "chat", "call", "schedule"];

/** "Chat, Call"; one word where it is all of them. */
export function scopesText(words: Words, { scopes }: Pick<Connection, "scopes">): string {
    const isAll = allScopes.every((scope) => scopes.includes(scope));
    if (isAll) return words("connections.scopes.all");
    return scopes.map((scope) => words(`connections.scope.${scope}`)).join(", ");
}

/** As forms keep them: their names with spaces between. */
export function scopesIn(text: string): Scope[] {
    const names = text.split(" ");
    return allScopes.filter((scope) => names.includes(scope));
}
