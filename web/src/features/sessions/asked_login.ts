// The login that a new password was asked for in this browser. The link in the mail opens another
// tab, and does not tell; should it be dead, one asks again without typing.
const name = "kith.asked_login";

export function rememberAskedLogin(login: string) {
    localStorage.setItem(name, login);
}

export function askedLogin(): string {
    return localStorage.getItem(name) ?? "";
}

export function forgetAskedLogin() {
    localStorage.removeItem(name);
}
