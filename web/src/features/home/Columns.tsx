import type { ReactNode } from "react";
import { useWords } from "../../lib/words";
import classes from "./Trends.module.css";

const width = 300;
const height = 56;

type ColumnsProps = {
    title: string;
    values: number[];
    /** A line that cannot be passed. */
    limit?: number;
    /** The last value, in words. */
    now: string;
    first: ReactNode;
};

/** A column for each day, in one hue; the last value stands beside the title. */
export function Columns({ title, values, limit, now, first }: ColumnsProps) {
    const words = useWords();
    const most = Math.max(1, limit ?? 0, ...values);
    const step = width / values.length;
    const y = (value: number) => height - (value / most) * (height - 2);
    return (
        <figure className={classes.figure}>
            <figcaption className={classes.caption}>
                <span>{title}</span>
                <span className={classes.now}>{now}</span>
            </figcaption>
            <svg
                className={classes.picture}
                viewBox={`0 0 ${width} ${height}`}
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                {values.map((value, day) => (
                    <rect
                        key={day}
                        className={classes.column}
                        x={day * step + 1}
                        y={y(value)}
                        width={step - 2}
                        height={height - y(value)}
                    />
                ))}
                {limit !== undefined && (
                    <line className={classes.limit} x1="0" x2={width} y1={y(limit)} y2={y(limit)} />
                )}
            </svg>
            <div className={classes.axis}>
                {first}
                {limit !== undefined && <span>{words("trends.limit", { limit })}</span>}
                <span>{words("ledger.today")}</span>
            </div>
        </figure>
    );
}
