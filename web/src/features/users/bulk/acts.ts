// What can be done to many users at once, each by the same calls as to one.
import type { ChangedUser, TeamRef, User } from "../../../api/types";
import { isProblem } from "../../../api/problem";
import { giveLicense, takeLicense } from "../../../lib/products";
import { addMember, removeMember } from "../../../lib/teams";
import { changeUser, readUser } from "../api";
import { withoutRole, withRole } from "./role_sets";

export type Act =
    | { kind: "active"; active: boolean }
    | { kind: "role"; role: string; give: boolean }
    | { kind: "license"; product: string; give: boolean }
    | { kind: "team"; team: TeamRef; give: boolean };

/** Nothing when it was so already. */
export type Change = { user: User; warnings: string[] } | undefined;

export async function carryOut(account: string, act: Act, user: User): Promise<Change> {
    switch (act.kind) {
        case "active":
            return setActive(account, user, act.active);
        case "role":
            return changeRole(account, user.id, act.role, act.give);
        case "license":
            return changeLicense(account, user, act.product, act.give);
        case "team":
            return changeTeam(account, user, act.team, act.give);
    }
}

/** What takes it back by an ordinary act; making somebody inactive costs more than it gives back. */
export function inverseOf(act: Act): Act | undefined {
    return act.kind === "active" ? undefined : { ...act, give: !act.give };
}

async function setActive(account: string, user: User, active: boolean): Promise<Change> {
    if ((user.state === "active") === active) return undefined;
    return changedBy(await changeUser(account, user.id, { active }));
}

// The set of roles is written whole: from what it is now, and only if it still is that.
async function changeRole(account: string, id: string, role: string, give: boolean, again = true) {
    const { user, etag } = await readUser(account, id);
    const roles = (give ? withRole : withoutRole)(user.roles, role);
    if (roles === user.roles) return undefined;
    try {
        return changedBy(await changeUser(account, id, { roles }, etag));
    } catch (error) {
        if (!again || !isProblem(error, 412)) throw error;
        return changeRole(account, id, role, give, false);
    }
}

async function changeLicense(account: string, user: User, product: string, give: boolean) {
    if (user.licenses.includes(product) === give) return undefined;
    if (give) return changedBy(await giveLicense(account, user.id, product));
    await takeLicense(account, user.id, product);
    const licenses = user.licenses.filter((slug) => slug !== product);
    return { user: { ...user, licenses }, warnings: [] };
}

async function changeTeam(account: string, user: User, team: TeamRef, give: boolean) {
    if (user.teams.some(({ id }) => id === team.id) === give) return undefined;
    await (give ? addMember : removeMember)(account, team.id, user.id);
    const others = user.teams.filter(({ id }) => id !== team.id);
    return { user: { ...user, teams: give ? [...others, team] : others }, warnings: [] };
}

function changedBy({ warnings, ...user }: ChangedUser): Change {
    return { user, warnings };
}
