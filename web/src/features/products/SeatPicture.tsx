import type { CSSProperties } from "react";
import { useIntl } from "react-intl";
import { useWords } from "../../lib/words";
import classes from "./Ledger.module.css";
import { mostSeats, type Bar, type Seat } from "./seats";

/** Long enough for a name to stand in it. */
const wide = 0.12;

/** A line for each seat, from left to today. The table below says the same in words. */
export function SeatPicture({ seats, from }: { seats: Seat[]; from: number }) {
    const words = useWords();
    const intl = useIntl();
    return (
        <div className={classes.picture} role="img" aria-label={words("ledger.picture.label")}>
            {seats.slice(0, mostSeats).map(({ number, bars }) => (
                <div key={number} className={classes.seat}>
                    <span className={classes.number}>{words("ledger.seat.of", { number })}</span>
                    <span className={classes.track}>
                        {bars.map((bar, place) => (
                            <Held
                                key={bar.span.id}
                                bar={bar}
                                before={bars[place - 1]}
                                isLast={place === bars.length - 1}
                            />
                        ))}
                    </span>
                </div>
            ))}
            <div className={classes.axis}>
                <span>{intl.formatDate(from, { dateStyle: "medium" })}</span>
                <span className={classes.key} data-reserved>
                    {words("ledger.reserved")}
                </span>
                <span className={classes.key}>{words("ledger.held")}</span>
                <span>{words("ledger.today")}</span>
            </div>
            {seats.length > mostSeats && (
                <p className={classes.note}>
                    {words("ledger.picture.first", { count: mostSeats })}
                </p>
            )}
        </div>
    );
}

type HeldProps = { bar: Bar; before: Bar | undefined; isLast: boolean };

/** Where it has no room inside, the name stands in front, if nothing else does. */
function Held({ bar: { span, from, to }, before, isLast }: HeldProps) {
    const style = { "--from": `${from * 100}%`, "--length": `${(to - from) * 100}%` };
    const hasRoom = to - from >= wide;
    const hasRoomBefore = isLast && from - (before?.to ?? 0) >= wide;
    return (
        <span style={style as CSSProperties}>
            <span
                className={classes.bar}
                data-reserved={span.holder.kind === "invitation" || undefined}
                title={span.holder.name}
            >
                {hasRoom && span.holder.name}
            </span>
            {!hasRoom && hasRoomBefore && (
                <span className={classes.before}>{span.holder.name}</span>
            )}
        </span>
    );
}
