// The guides by their place in the address, each a few steps that name the buttons as they stand
// on the page.
const ofManagers = ["add-user", "existing-user", "manage-product", "free-licenses"] as const;
const ofEverybody = [
    ...(["colleagues", "other-accounts", "contacts", "phone"] as const),
    ...(["clients", "workspaces", "presence", "notifications", "guests"] as const),
];
const guides = [...ofManagers, ...ofEverybody];
export type Guide = (typeof guides)[number];

export const steps: Record<Guide, readonly number[]> = {
    "add-user": [1, 2, 3, 4, 5],
    "existing-user": [1, 2, 3],
    "manage-product": [1, 2, 3],
    "free-licenses": [1, 2, 3],
    colleagues: [1, 2, 3],
    "other-accounts": [1, 2, 3, 4, 5, 6],
    contacts: [1, 2, 3, 4, 5],
    phone: [1, 2, 3, 4, 5],
    clients: [1, 2, 3, 4, 5, 6, 7],
    workspaces: [1, 2, 3],
    presence: [1, 2, 3],
    notifications: [1, 2, 3],
    guests: [1, 2, 3],
};

export function guidesOf(isManager: boolean): readonly Guide[] {
    return isManager ? guides : ofEverybody;
}

export function guideOf(name: string): Guide | undefined {
    return guides.find((guide) => guide === name);
}
