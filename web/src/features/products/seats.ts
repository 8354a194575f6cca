// The ledger as a picture wants it: for each seat its spans, as shares of the time that is shown.
import type { LicenseSpan } from "../../api/types";

export const dayMs = 24 * 60 * 60 * 1000;
/** More seats make no picture: the table has them all. */
export const mostSeats = 40;

export type Bar = { span: LicenseSpan; from: number; to: number };
export type Seat = { number: number; bars: Bar[] };

export function seatsOf(spans: LicenseSpan[], from: number, to: number): Seat[] {
    const seats = new Map<number, Bar[]>();
    const share = (at: number) => Math.min(Math.max((at - from) / (to - from), 0), 1);
    for (const span of spans) {
        const until = span.until ? Date.parse(span.until) : to;
        const bar = { span, from: share(Date.parse(span.from)), to: share(until) };
        seats.set(span.slot, [...(seats.get(span.slot) ?? []), bar]);
    }
    const sorted = [...seats].sort(([one], [other]) => one - other);
    return sorted.map(([number, bars]) => ({ number, bars: bars.reverse() }));
}
