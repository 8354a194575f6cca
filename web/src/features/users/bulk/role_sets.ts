// Everybody has one standing role; Team manager and the account's own roles stand beside it. Who
// answers for the account by law is not made less on the way.
const standing = ["legal_representative", "administrator", "user"];

/** The same array when the role is there already, or a higher one. */
export function withRole(roles: string[], role: string): string[] {
    if (roles.includes(role)) return roles;
    if (!standing.includes(role)) return [...roles, role];
    if (roles.includes("legal_representative")) return roles;
    return [role, ...roles.filter((other) => !standing.includes(other))];
}

/** Without the standing role one is a user; the same array when the role is not there. */
export function withoutRole(roles: string[], role: string): string[] {
    if (!roles.includes(role) || role === "user") return roles;
    const others = roles.filter((other) => other !== role);
    return standing.includes(role) ? ["user", ...others] : others;
}
