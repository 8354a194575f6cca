// What was typed into a form and not saved yet, kept for this tab: a reload, another page or a
// session that ends in the middle loses nothing. Never for passwords.

export type Draft<Values> = { base: Values; values: Values; etag: string | null };

export function loadDraft<Values>(name: string): Draft<Values> | undefined {
    try {
        return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? "") as Draft<Values>;
    } catch {
        return undefined;
    }
}

export function saveDraft<Values>(name: string, draft: Draft<Values>) {
    sessionStorage.setItem(keyOf(name), JSON.stringify(draft));
}

export function forgetDraft(name: string) {
    sessionStorage.removeItem(keyOf(name));
}

function keyOf(name: string): string {
    return `kith.draft.${name}`;
}
