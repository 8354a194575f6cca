// What addresses of pages say behind the question mark, as plain text.
import type { FilterSearch } from "../features/users/filter";

export type UsersSearch = FilterSearch & {
    /** State of the invitations that are listed. */
    invitations?: string;
    /** Id of the invitation that a mail has led to. */
    invitation?: string;
    /** Id of the user whose window is open. */
    edit?: string;
    /** Why somebody was sent here. */
    notice?: string;
    /** "true" while somebody is being added. */
    add?: string;
    /** The place that sent one here, for the way back alone. */
    source?: string;
};

export type ProductSearch = {
    /** "ledger" or "unused"; otherwise who holds a license. */
    tab?: string;
    /** "true" while somebody is being added. */
    add?: string;
};

export type AccountSignInSearch = {
    next?: string;
    /** Why signing in by a provider did not begin, and the name of that provider. */
    problem?: string;
    provider?: string;
};

/** Why testing a provider did not begin, and the name of that provider. */
export type WaysInSearch = { problem?: string; provider?: string };

/** What a provider sends a browser back with. */
export type SsoSearch = { code?: string; state?: string; iss?: string; error?: string };

/** Of these names what is there and not empty; the rest of an address is left out. */
export function texts(search: Record<string, unknown>, names: string[]): Record<string, string> {
    const known = names.filter((name) => typeof search[name] === "string" && search[name] !== "");
    return Object.fromEntries(known.map((name) => [name, search[name] as string]));
}

/** Plain text on both sides: a token of digits stays a text. */
export function parseSearch(search: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
    const text = new URLSearchParams(texts(search, Object.keys(search))).toString();
    return text && `?${text}`;
}

declare module "@tanstack/react-router" {
    interface HistoryState {
        /** To be filled in by the sign-in page. */
        login?: string;
    }
}
