// What the window edits, as flat values, and the way there and back: a user into values, values
// into the smallest change that makes the user so.
import type { User, UserChange } from "../../../api/types";
import { details, type DetailName } from "../../../lib/details";
import { isStanding, rolesOf, standings, type Rights } from "../../../lib/rights";
import { endsOf, endChanges } from "./ends";

export type Values = Record<DetailName, string> &
    Rights & {
        first_name: string;
        last_name: string;
        email: string;
        call_recording_enabled: boolean;
        active: boolean;
        licenses: string[];
        /** Ids of teams. */
        teams: string[];
        /** The last day of what ends, by the API's name of it. */
        ends: Record<string, string>;
    };

export type ValueName = keyof Values;
export type TextName = (typeof texts)[number];

const texts = ["first_name", "last_name", "email", ...details] as const;

/** What is held besides the licenses. */
export function rightsIn({ standing, more, manage, accounting }: Values): Rights {
    return { standing, more, manage, accounting };
}

/** Of who comes back: nothing but what everybody has, until it is chosen. */
export const nothingHeld = {
    standing: "user",
    more: [],
    manage: [],
    accounting: false,
    licenses: [],
} as const satisfies Partial<Values>;

export function valuesOf(user: User): Values {
    const standing = standings.find((role) => user.roles.includes(role)) ?? "user";
    return {
        first_name: user.first_name,
        last_name: user.last_name,
        email: user.email,
        ...detailsOf(user),
        call_recording_enabled: user.call_recording_enabled,
        active: user.state === "active",
        standing,
        more: user.roles.filter((role) => !isStanding(role)),
        manage: user.grants.manage,
        accounting: user.grants.accounting,
        licenses: user.licenses,
        teams: user.teams.map(({ id }) => id),
        ends: endsOf(user),
    };
}

function detailsOf(user: User): Record<DetailName, string> {
    const texts = details.map((name) => [name, user[name]]);
    return Object.fromEntries(texts) as Record<DetailName, string>;
}

/** Only what differs; empty when nothing does. */
export function changeOf(user: User, values: Values): UserChange {
    const before = valuesOf(user);
    const change: UserChange = {};
    for (const name of texts) {
        if (values[name].trim() !== before[name]) change[name] = values[name].trim();
    }
    if (values.call_recording_enabled !== before.call_recording_enabled)
        change.call_recording_enabled = values.call_recording_enabled;
    if (values.active !== before.active) change.active = values.active;
    if (values.standing !== before.standing || !isSame(values.more, before.more))
        change.roles = rolesOf(values);
    if (values.accounting !== before.accounting || !isSame(values.manage, before.manage))
        change.grants = { manage: values.manage, accounting: values.accounting };
    // An inactive user has none: the server frees them with the state.
    if (values.active && !isSame(values.licenses, before.licenses))
        change.licenses = values.licenses;
    if (!isSame(values.teams, before.teams)) change.teams = values.teams;
    const ends = values.active ? endChanges(user, values) : [];
    if (ends.length > 0) change.ends = ends;
    return change;
}

export function isNothing(change: UserChange): boolean {
    return Object.keys(change).length === 0;
}

/** Names of the values that another version of the user has differently. */
export function differencesOf(before: Values, after: Values): ValueName[] {
    return (Object.keys(before) as ValueName[]).filter(
        (name) => !isSame(before[name], after[name]),
    );
}

/** What was changed here stays; everything else is as it is there now. */
export function mergedOnto(theirs: Values, base: Values, mine: Values): Values {
    const kept = differencesOf(base, mine).map((name) => {
        const value = Array.isArray(mine[name])
            ? mergedSets(theirs[name] as string[], base[name] as string[], mine[name])
            : mine[name];
        return [name, value];
    });
    return { ...theirs, ...Object.fromEntries(kept) };
}

function mergedSets(theirs: string[], base: string[], mine: string[]): string[] {
    const added = mine.filter((one) => !base.includes(one));
    const taken = base.filter((one) => !mine.includes(one));
    return [...new Set([...theirs, ...added])].filter((one) => !taken.includes(one));
}

function isSame(one: unknown, other: unknown): boolean {
    return inOrder(one) === inOrder(other);
}

// Neither the order of a set nor that of a record's names means anything.
function inOrder(value: unknown): string {
    if (Array.isArray(value)) return JSON.stringify([...value].sort());
    if (value !== null && typeof value === "object") {
        return JSON.stringify(Object.entries(value).sort());
    }
    return JSON.stringify(value);
}
