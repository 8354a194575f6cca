import { useIntl } from "react-intl";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

/** "1.4 GB", as the reader's language writes it. */
export function useBytes(): (bytes: number) => string {
    const intl = useIntl();
    return (bytes) => {
        const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
        return intl.formatNumber(bytes / 1000 ** step, {
            style: "unit",
            unit: units[step],
            maximumSignificantDigits: 3,
        });
    };
}
