// What the page of activity looks for, as it stands in its address and as the server is asked.
import type { AuditQuery } from "../../api/types";

export type AuditSearch = {
    q?: string;
    /** "invitation.sent", or the category "invitation". */
    operation?: string;
    period?: string;
    /** Days, when the period is chosen by hand. */
    from?: string;
    to?: string;
    /** Ids of who did it, and of whom it was done to. */
    actor?: string;
    target?: string;
    /** By which way it came: "token", "browser". */
    via?: string;
};

export type Period = "" | "today" | "week" | "month" | "range";
export const periods: Period[] = ["", "today", "week", "month", "range"];

export const ways = ["browser", "token", "cli", "job", "system"] as const;
export type Way = (typeof ways)[number];

export function wayOf({ via }: AuditSearch): Way | undefined {
    return ways.find((known) => known === via);
}

export const categories = ["account", "invitation", "license", "membership", "profile", "role"];

const daysOf: Partial<Record<Period, number>> = { today: 0, week: 7, month: 30 };

export function periodOf({ period }: AuditSearch): Period {
    return periods.find((known) => known === period) ?? "";
}

export function isFiltered(search: AuditSearch): boolean {
    return Object.values(search).some(Boolean);
}

export function queryOf(search: AuditSearch): AuditQuery {
    const { q, operation, actor, target } = search;
    const via = wayOf(search);
    return {
        ...(q && { q }),
        ...(operation && { operation }),
        ...(actor && { actor }),
        ...(target && { target }),
        ...(via && { via }),
        ...timesOf(search),
    };
}

// Days of who looks at the page, from midnight to midnight: the same question all day long.
function timesOf(search: AuditSearch): Pick<AuditQuery, "from" | "to"> {
    const period = periodOf(search);
    if (period === "range") {
        const from = dayOf(search.from, 0);
        const to = dayOf(search.to, 1);
        return { ...(from && { from }), ...(to && { to }) };
    }
    const days = daysOf[period];
    if (days === undefined) return {};
    const start = new Date();
    start.setHours(0, 0, 0, 0);
    start.setDate(start.getDate() - days);
    return { from: start.toISOString() };
}

function dayOf(day: string | undefined, later: number): string | undefined {
    const date = new Date(`${day}T00:00:00`);
    if (Number.isNaN(date.getTime())) return undefined;
    date.setDate(date.getDate() + later);
    return date.toISOString();
}
