// What was changed in the window and not saved, kept for this tab and this user: a reload, the
// way back or a session that ends in the middle loses nothing.
import type { UserVersion } from "./api";
import type { Values } from "./values";

/** The values, and the version of the user that they were changed on. */
export type Draft = { base: UserVersion; values: Values };

export function loadDraft(user: string): Draft | undefined {
    try {
        return JSON.parse(sessionStorage.getItem(nameOf(user)) ?? "") as Draft;
    } catch {
        return undefined;
    }
}

export function saveDraft({ base, values }: Draft) {
    sessionStorage.setItem(nameOf(base.user.id), JSON.stringify({ base, values }));
}

export function forgetDraft(user: string) {
    sessionStorage.removeItem(nameOf(user));
}

function nameOf(user: string): string {
    return `kith.edit_user.${user}`;
}
