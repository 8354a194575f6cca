// What was typed into the invite dialog, kept for this tab until it is sent: closing the dialog,
// a reload or a session that ends in the middle loses nothing.
import type { Role } from "../../api/types";

const name = "kith.invite_draft";

export type Draft = {
    first_name: string;
    last_name: string;
    email: string;
    role: Role;
    message: string;
};

export const emptyDraft: Draft = {
    first_name: "",
    last_name: "",
    email: "",
    role: "user",
    message: "",
};

export function loadDraft(): Draft {
    try {
        return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(name) ?? "{}") };
    } catch {
        return emptyDraft;
    }
}

export function saveDraft(draft: Draft) {
    sessionStorage.setItem(name, JSON.stringify(draft));
}

export function forgetDraft() {
    sessionStorage.removeItem(name);
}
