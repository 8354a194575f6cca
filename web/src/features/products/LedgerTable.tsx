import type { LicenseSpan } from "../../api/types";
import { useWords } from "../../lib/words";
import { Cell, Rows } from "../../ui/Rows";
import { Day } from "../../ui/When";
import classes from "./LedgerTable.module.css";

/** The ledger in words, newest first. */
export function LedgerTable({ spans }: { spans: LicenseSpan[] }) {
    const words = useWords();
    if (spans.length === 0) return <p className={classes.none}>{words("ledger.nobody")}</p>;
    const columns = [
        words("ledger.seat"),
        words("ledger.holder"),
        words("ledger.how"),
        words("ledger.from"),
        words("ledger.until"),
    ];
    return (
        <Rows label={words("ledger.question")} columns={columns} compact>
            {spans.map((span) => (
                <Line key={span.id} {...span} />
            ))}
        </Rows>
    );
}

function Line({ slot, holder, from, until }: LicenseSpan) {
    const words = useWords();
    const how = words(holder.kind === "invitation" ? "ledger.reserved" : "ledger.held");
    return (
        <tr role="row">
            <Cell heading={words("ledger.seat")}>{slot}</Cell>
            <Cell heading={words("ledger.holder")}>
                <span className={classes.holder}>{holder.name}</span>
            </Cell>
            <Cell heading={words("ledger.how")}>{how}</Cell>
            <Cell heading={words("ledger.from")}>
                <Day at={from} />
            </Cell>
            <Cell heading={words("ledger.until")}>
                {until ? <Day at={until} /> : words("ledger.still")}
            </Cell>
        </tr>
    );
}
