import { useIntl } from "react-intl";
import { useNow } from "../lib/now";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
];

/** "3 hours ago", with the exact time in the viewer's zone as its title. */
export function When({ at }: { at: string }) {
    const intl = useIntl();
    const now = useNow();
    const exact = intl.formatDate(at, { dateStyle: "medium", timeStyle: "short" });
    return (
        <time dateTime={at} title={exact}>
            {relative(intl, Date.parse(at) - now)}
        </time>
    );
}

/** "12 Mar 2026", with the exact time as its title. */
export function Day({ at }: { at: string }) {
    const intl = useIntl();
    const exact = intl.formatDate(at, { dateStyle: "medium", timeStyle: "short" });
    return (
        <time dateTime={at} title={exact}>
            {intl.formatDate(at, { dateStyle: "medium" })}
        </time>
    );
}

function relative(intl: ReturnType<typeof useIntl>, differenceMs: number): string {
    const seconds = Math.round(differenceMs / 1000);
    const step = steps.find(([, length]) => Math.abs(seconds) >= length);
    if (!step) return intl.formatRelativeTime(0, "second", { numeric: "auto" });
    return intl.formatRelativeTime(Math.round(seconds / step[1]), step[0], { numeric: "auto" });
}
