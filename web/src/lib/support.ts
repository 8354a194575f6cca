// How an account's support is named where people are sent there; parts that are not set are left out.
import type { Account } from "../api/types";
import type { Words } from "./words";

export type Support = Account["support"];
type Reach = "both" | "email" | "phone" | "none";

export function isReachable({ name, email, phone }: Support): boolean {
    return Boolean(name || email || phone);
}

/** What the messages about support take. */
export function supportValues(words: Words, { name, email, phone }: Support) {
    return { name: name || words("support.somebody"), email, phone, reach: reachOf(email, phone) };
}

function reachOf(email: string, phone: string): Reach {
    if (email && phone) return "both";
    if (email) return "email";
    return phone ? "phone" : "none";
}
