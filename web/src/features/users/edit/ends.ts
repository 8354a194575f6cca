// Everything a user holds may end. The API speaks of moments, people of the last day: what ends
// on a day ends with it, where the viewer is.
import type { User } from "../../../api/types";
import { endOfDay, lastDayOf } from "../../../lib/days";
import type { Values } from "./values";

type End = { of: string; at: string | null };
type Held = Pick<Values, "active" | "standing" | "more" | "manage" | "accounting" | "licenses">;

/** What of these values can end, by the API's name of it. */
export function endables(held: Held): string[] {
    return [
        ...(held.active ? ["membership"] : []),
        ...(held.standing === "user" ? [] : [held.standing]),
        ...held.more,
        ...held.manage.map((product) => `manage:${product}`),
        ...(held.accounting ? ["accounting"] : []),
        ...held.licenses.map((product) => `license:${product}`),
    ];
}

/** Last days of what the user holds now. What has ended already is not held, and left out. */
export function endsOf(user: User): Record<string, string> {
    const ahead = user.ends.filter(({ at }) => at && Date.parse(at) > Date.now());
    return Object.fromEntries(ahead.map(({ of, at }) => [of, lastDayOf(at as string)]));
}

/** Ends that the values have and the user has not, and the other way round. */
export function endChanges(user: User, values: Values): End[] {
    const before = endsOf(user);
    return endables(values).flatMap((of): End[] => {
        const wanted = values.ends[of] ?? "";
        // Given again, it would keep an end that has passed.
        const isOver = !before[of] && user.ends.some((end) => end.of === of && end.at);
        if (wanted === (before[of] ?? "") && !isOver) return [];
        return [{ of, at: wanted ? endOfDay(wanted) : null }];
    });
}
