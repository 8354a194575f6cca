import { useIntl } from "react-intl";
import type { Statistics } from "../../api/types";
import { useWords } from "../../lib/words";
import classes from "./Trends.module.css";

const dayMs = 24 * 60 * 60 * 1000;

/** The same numbers, a line for each day, newest first. */
export function DayTable({ statistics }: { statistics: Statistics }) {
    const words = useWords();
    const intl = useIntl();
    const { from, days, licenses, people_seen, sign_ins } = statistics;
    const places = Array.from({ length: days }, (_, place) => days - 1 - place);
    return (
        <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="trends-title">
            <table className={classes.table} aria-labelledby="trends-title">
                <thead>
                    <tr>
                        <th>{words("ledger.day")}</th>
                        {licenses.map(({ product, name }) => (
                            <th key={product}>{words("trends.licenses", { product: name })}</th>
                        ))}
                        <th>{words("trends.people")}</th>
                        <th>{words("trends.sign_ins")}</th>
                    </tr>
                </thead>
                <tbody>
                    {places.map((place) => (
                        <tr key={place}>
                            <td>
                                {intl.formatDate(Date.parse(from) + place * dayMs, {
                                    dateStyle: "medium",
                                    timeZone: "UTC",
                                })}
                            </td>
                            {licenses.map(({ product, used }) => (
                                <td key={product}>{used[place]}</td>
                            ))}
                            <td>{people_seen[place]}</td>
                            <td>{sign_ins[place]}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
