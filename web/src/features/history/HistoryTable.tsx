import type { HistoryItem } from "../../api/types";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import { useHeld, type Told } from "./held";
import classes from "./HistoryPage.module.css";

type HistoryTableProps = { items: HistoryItem[]; isBetween: boolean };

export function HistoryTable({ items, isBetween }: HistoryTableProps) {
    const words = useWords();
    const held = useHeld();
    return (
        <div
            className={classes.scroll}
            tabIndex={0}
            role="group"
            aria-label={words("history.title")}
        >
            <table className={classes.table}>
                <caption className="visually-hidden">{words("history.title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words("history.name")}</th>
                        <th scope="col">{words("history.state")}</th>
                        <th scope="col">{words("history.roles")}</th>
                        <th scope="col">{words("history.licenses")}</th>
                    </tr>
                </thead>
                <tbody>
                    {items.map((item) => (
                        <Line
                            key={item.user_id}
                            item={item}
                            before={isBetween ? held(item.before) : undefined}
                            after={held(item.after)}
                        />
                    ))}
                </tbody>
            </table>
        </div>
    );
}

type LineProps = { item: HistoryItem; before: Told | undefined; after: Told };

function Line({ item, before, after }: LineProps) {
    const words = useWords();
    const shown = item.after ?? item.before;
    if (!shown) return null;
    const came = before && !item.before;
    const left = before && !item.after;
    return (
        <tr>
            <th scope="row">
                <span className={classes.who}>
                    <Face id={item.user_id} name={shown.display_name} size={24} />
                    <span>
                        {shown.display_name}
                        <span className={classes.quiet}>{shown.email}</span>
                    </span>
                </span>
            </th>
            <td>
                {came && words("history.came")}
                {left && words("history.left")}
                {!came && !left && <Cell before={before?.state} after={after.state} />}
            </td>
            <td>
                <Cell before={before?.roles} after={after.roles} />
            </td>
            <td>
                <Cell before={before?.licenses} after={after.licenses} />
            </td>
        </tr>
    );
}

/** Only the value where nothing differs; else what it was, and what it became. */
function Cell({ before, after }: { before: string | undefined; after: string }) {
    const words = useWords();
    if (before === undefined || before === after) return after;
    return (
        <>
            {before && (
                <del className={classes.was}>
                    <span className="visually-hidden">{words("activity.before")}: </span>
                    {before}
                </del>
            )}
            {after && (
                <ins className={classes.became}>
                    <span className="visually-hidden">{words("activity.after")}: </span>
                    {after}
                </ins>
            )}
        </>
    );
}
