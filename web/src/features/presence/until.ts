// How long what one says of oneself holds.
export const terms = ["lasting", "half_hour", "hour", "today", "week", "moment"] as const;
export type Term = (typeof terms)[number];

const minuteMs = 60_000;

/** The end of that term, from now on; `moment` is a date and time of this zone. */
export function endOf(term: Term, moment: string, now = new Date()): string | null {
    switch (term) {
        case "lasting":
            return null;
        case "half_hour":
            return new Date(now.getTime() + 30 * minuteMs).toISOString();
        case "hour":
            return new Date(now.getTime() + 60 * minuteMs).toISOString();
        case "today":
            return midnightIn(1, now).toISOString();
        case "week":
            return midnightIn(daysOfWeekLeft(now), now).toISOString();
        case "moment":
            return new Date(moment).toISOString();
    }
}

/** As a field of date and time has it. */
export function localMoment(at: Date): string {
    const shifted = new Date(at.getTime() - at.getTimezoneOffset() * minuteMs);
    return shifted.toISOString().slice(0, "2026-01-31T10:00".length);
}

// A week ends with its Sunday.
function daysOfWeekLeft(now: Date): number {
    return 7 - ((now.getDay() + 6) % 7);
}

function midnightIn(days: number, now: Date): Date {
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}
