// What a token can be bound to, in words.
import type { Membership } from "../../api/types";
import { wordOr, type Words } from "../../lib/words";

// What the API has calls for.
const useful = [
    "users.manage",
    "users.invite",
    "users.invite_bulk",
    "roles.assign",
    "licenses.assign",
    "product.manage:*",
    "account.settings",
    "audit.view",
];

/** Those of them that the person has in the account, or in any where none is named. */
export function scopesIn(memberships: Membership[], account: string): string[] {
    const meant = memberships.filter((each) => account === "" || each.account.id === account);
    const held = new Set(meant.flatMap(({ permissions }) => permissions));
    return useful.filter((scope) => held.has(scope));
}

export function scopeName(words: Words, scope: string): string {
    const [name = "", product] = scope.split(":");
    const word = wordOr(words, "scope", name);
    return product && product !== "*" ? `${word} (${product})` : word;
}
