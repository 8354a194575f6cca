// Days as people mean them, where the viewer is: what ends on a day ends with it. The API speaks of
// moments.
export function today(): string {
    return dayOf(new Date());
}

/** The day that a moment ends with. */
export function lastDayOf(moment: string): string {
    return dayOf(new Date(Date.parse(moment) - 1));
}

export function endOfDay(day: string): string {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Date(year, month - 1, date + 1).toISOString();
}

/** So many days after that day. */
export function inDays(day: string, days: number): string {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return dayOf(new Date(year, month - 1, date + days));
}

function dayOf(date: Date): string {
    const two = (number: number) => String(number).padStart(2, "0");
    const year = String(date.getFullYear()).padStart(4, "0");
    return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
