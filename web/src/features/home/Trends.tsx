import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntl } from "react-intl";
import type { Statistics } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Panel } from "../../ui/Panel";
import { statisticsQuery } from "./api";
import { Columns } from "./Columns";
import { DayTable } from "./DayTable";
import { Funnel } from "./Funnel";
import classes from "./Trends.module.css";

/** The last weeks in pictures, with the same numbers in a table for who cannot see them. */
export function Trends() {
    const words = useWords();
    const { account } = useCurrent();
    const [asTable, setAsTable] = useState(false);
    const statistics = useQuery(statisticsQuery(account.id)).data;
    if (!statistics) return null;
    return (
        <section aria-labelledby="trends-title">
            <Panel padded>
                <header className={classes.head}>
                    <h2 id="trends-title" className={classes.title}>
                        {words("trends.title", { days: statistics.days })}
                    </h2>
                    <button
                        type="button"
                        className={classes.toggle}
                        aria-pressed={asTable}
                        onClick={() => setAsTable(!asTable)}
                    >
                        {words(asTable ? "trends.picture" : "trends.table")}
                    </button>
                </header>
                {asTable ? <DayTable statistics={statistics} /> : <Pictures {...statistics} />}
                <Funnel {...statistics.invitations} />
            </Panel>
        </section>
    );
}

function Pictures({ from, days, licenses, people_seen, sign_ins }: Statistics) {
    const words = useWords();
    const intl = useIntl();
    const first = (
        <time dateTime={from}>
            {intl.formatDate(from, { day: "numeric", month: "short", timeZone: "UTC" })}
        </time>
    );
    return (
        <div className={classes.pictures}>
            {licenses.map(({ product, name, used, total }) => (
                <Columns
                    key={product}
                    title={words("trends.licenses", { product: name })}
                    values={used}
                    limit={total ?? undefined}
                    now={words("trends.used", { count: used[days - 1] ?? 0 })}
                    first={first}
                />
            ))}
            <Columns
                title={words("trends.people")}
                values={people_seen}
                now={words("trends.today", { count: people_seen[days - 1] ?? 0 })}
                first={first}
            />
            <Columns
                title={words("trends.sign_ins")}
                values={sign_ins}
                now={words("trends.today", { count: sign_ins[days - 1] ?? 0 })}
                first={first}
            />
        </div>
    );
}
