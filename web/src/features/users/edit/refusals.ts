// Where in the window a refusal belongs: at its field, and on which tab that field is.
import type { Problem } from "../../../api/problem";
import type { UserChange } from "../../../api/types";
import { isDetail, type DetailName } from "../../../lib/details";
import { fieldText, problemText, type Words } from "../../../lib/words";

export const tabs = ["general", "permissions", "licenses", "teams", "ends"] as const;
export type Tab = (typeof tabs)[number];

const places = {
    first_name: "general",
    last_name: "general",
    email: "general",
    call_recording_enabled: "general",
    active: "general",
    roles: "permissions",
    grants: "permissions",
    licenses: "licenses",
    teams: "teams",
    ends: "ends",
} as const satisfies Record<string, Tab>;

export type Place = keyof typeof places | DetailName;
export type Refused = Partial<Record<Place, string>>;

/** Empty when the refusal belongs to no field of the window. */
export function placedRefusals(words: Words, problem: Problem, change: UserChange): Refused {
    const known = problem.errors.flatMap((error): [Place, string][] => {
        const place = error.field.split(/[.[]/)[0] ?? "";
        return isPlace(place) ? [[place, fieldText(words, error)]] : [];
    });
    if (known.length > 0) return Object.fromEntries(known);
    const place = placeOfCode(problem.code, change);
    return place ? { [place]: problemText(words, problem) } : {};
}

export function isOnTab(refused: Refused, tab: Tab): boolean {
    return Object.keys(refused).some((place) => isPlace(place) && tabOf(place) === tab);
}

export function firstTabOf(refused: Refused): Tab | undefined {
    return tabs.find((tab) => isOnTab(refused, tab));
}

function placeOfCode(code: string, change: UserChange): Place | undefined {
    switch (code) {
        case "identity_shared":
            return "email";
        case "cannot_grant":
            return change.roles ? "roles" : "grants";
        case "self_deactivation":
            return "active";
        case "last_administrator":
        case "last_legal_representative":
            return change.active === false ? "active" : change.roles ? "roles" : "ends";
        case "in_too_many_teams":
            return "teams";
        case "no_licenses_available":
        case "member_inactive":
            return "licenses";
        default:
            return undefined;
    }
}

function tabOf(place: Place): Tab {
    return isDetail(place) ? "general" : places[place];
}

function isPlace(name: string): name is Place {
    return Object.hasOwn(places, name) || isDetail(name);
}
