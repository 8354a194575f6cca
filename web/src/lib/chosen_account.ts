// Which of their accounts a person works in, remembered per browser.
import type { Membership } from "../api/types";

const key = "kith.account";

export function rememberAccount(accountId: string) {
    localStorage.setItem(key, accountId);
}

export function activeMemberships(memberships: Membership[]): Membership[] {
    return memberships.filter((membership) => membership.state === "active");
}

export function chosenMembership(active: Membership[]): Membership | undefined {
    const chosen = localStorage.getItem(key);
    return active.find((membership) => membership.account.id === chosen) ?? active[0];
}
