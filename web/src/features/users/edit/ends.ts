// Everything a user holds may end. The API speaks of moments, people of the last day: what ends
// on a day ends with it, where the viewer is.
import type { User } from "../../../api/types";
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

export function today(): string {
    return dayOf(new Date());
}

function lastDayOf(moment: string): string {
    return dayOf(new Date(Date.parse(moment) - 1));
}

function endOfDay(day: string): string {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Date(year, month - 1, date + 1).toISOString();
}

function dayOf(date: Date): string {
    const two = (number: number) => String(number).padStart(2, "0");
    const year = String(date.getFullYear()).padStart(4, "0");
    return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
