// Who is being added, kept for this tab until it is done: closing the dialog, a reload or a
// session that ends in the middle loses nothing.
import type { TeamRef } from "../../../api/types";
import type { Standing } from "../edit/values";

const name = "kith.add_user_draft";

export type Draft = {
    first_name: string;
    last_name: string;
    email: string;
    standing: Standing;
    more: string[];
    licenses: string[];
    teams: TeamRef[];
    welcome: boolean;
};

export const emptyDraft: Draft = {
    first_name: "",
    last_name: "",
    email: "",
    standing: "user",
    more: [],
    licenses: [],
    teams: [],
    welcome: true,
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
