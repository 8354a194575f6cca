import type { CSSProperties } from "react";
import type { Statistics } from "../../api/types";
import { useWords, type WordId } from "../../lib/words";
import classes from "./Trends.module.css";

/** How far the invitations of these days came: a bar for each step, with its number in it. */
export function Funnel({ sent, opened, accepted }: Statistics["invitations"]) {
    const words = useWords();
    if (sent === 0) return <p className={classes.none}>{words("trends.funnel.none")}</p>;
    return (
        <div>
            <h3 className={classes.caption}>{words("trends.funnel")}</h3>
            <dl className={classes.funnel}>
                <Bar word="trends.sent" value={sent} of={sent} />
                <Bar word="trends.opened" value={opened} of={sent} />
                <Bar word="trends.accepted" value={accepted} of={sent} />
            </dl>
        </div>
    );
}

type BarProps = { word: WordId; value: number; of: number };

function Bar({ word, value, of }: BarProps) {
    const words = useWords();
    const style = { "--share": `${(value / of) * 100}%` } as CSSProperties;
    return (
        <div className={classes.step}>
            <dt>{words(word)}</dt>
            <dd className={classes.bar} style={style}>
                {value}
            </dd>
        </div>
    );
}
