// What was changed in the window and not saved, kept for this tab, for whoever changed it and for
// this user.
import { useCurrent } from "../../../lib/current";
import { kept } from "../../../lib/kept";
import type { UserVersion } from "./api";
import type { Values } from "./values";

/** The values, and the version of the user that they were changed on. */
export type Draft = { base: UserVersion; values: Values };

const drafts = kept<Draft>("edit_user");

export function useDraft(user: string) {
    const owner = `${useCurrent().membership.id}.${user}`;
    return {
        load: () => drafts.load(owner),
        save: (draft: Draft) => drafts.save(owner, draft),
        forget: () => drafts.forget(owner),
    };
}
