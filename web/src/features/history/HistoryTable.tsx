import type { HistoryItem } from "../../api/types";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import { Cell, Rows } from "../../ui/Rows";
import { useHeld, type Told } from "./held";
import classes from "./HistoryPage.module.css";

type HistoryTableProps = { items: HistoryItem[]; isBetween: boolean };

export function HistoryTable({ items, isBetween }: HistoryTableProps) {
    const words = useWords();
    const held = useHeld();
    const columns = [
        words("history.name"),
        words("history.state"),
        words("history.roles"),
        words("history.licenses"),
    ];
    return (
        <Rows label={words("history.title")} columns={columns}>
            {items.map((item) => (
                <Line
                    key={item.user_id}
                    item={item}
                    before={isBetween ? held(item.before) : undefined}
                    after={held(item.after)}
                />
            ))}
        </Rows>
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
        <tr role="row">
            <Cell>
                <span className={classes.who}>
                    <Face id={item.user_id} name={shown.display_name} size={24} />
                    <span>
                        {shown.display_name}
                        <span className={classes.quiet}>{shown.email}</span>
                    </span>
                </span>
            </Cell>
            <Cell heading={words("history.state")}>
                {came && words("history.came")}
                {left && words("history.left")}
                {!came && !left && <Change before={before?.state} after={after.state} />}
            </Cell>
            <Cell heading={words("history.roles")}>
                <Change before={before?.roles} after={after.roles} />
            </Cell>
            <Cell heading={words("history.licenses")}>
                <Change before={before?.licenses} after={after.licenses} />
            </Cell>
        </tr>
    );
}

/** Only the value where nothing differs; else what it was, and what it became. */
function Change({ before, after }: { before: string | undefined; after: string }) {
    const words = useWords();
    if (before === undefined || before === after) return after || "–";
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
