// The one-time token leaves the address bar at once, and lives until it is used or the tab closes.
const name = "kith.setup";

export function takeSetupToken(fromAddress: string | undefined): string {
    if (fromAddress) sessionStorage.setItem(name, fromAddress);
    return sessionStorage.getItem(name) ?? "";
}

export function forgetSetupToken() {
    sessionStorage.removeItem(name);
}
