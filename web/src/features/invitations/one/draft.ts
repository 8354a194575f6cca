// What was typed into the dialog for one person, kept for this tab until it is sent: closing the
// dialog, a reload or a session that ends in the middle loses nothing.
const name = "kith.invite_draft";

export type Draft = {
    first_name: string;
    last_name: string;
    email: string;
    role: string;
    /** Slugs of products, separated by spaces. */
    licenses: string;
    force_email: string;
    message: string;
};

export const emptyDraft: Draft = {
    first_name: "",
    last_name: "",
    email: "",
    role: "user",
    licenses: "",
    force_email: "yes",
    message: "",
};

export function loadDraft(owner: string): Draft {
    try {
        return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? "{}") };
    } catch {
        return emptyDraft;
    }
}

export function saveDraft(owner: string, draft: Draft) {
    sessionStorage.setItem(keyOf(owner), JSON.stringify(draft));
}

export function forgetDraft(owner: string) {
    sessionStorage.removeItem(keyOf(owner));
}

function keyOf(owner: string): string {
    return `${name}.${owner}`;
}
