import type { LicenseSpan } from "../../api/types";
import { useWords } from "../../lib/words";
import { Day } from "../../ui/When";
import classes from "./LedgerTable.module.css";

/** The ledger in words, newest first. */
export function LedgerTable({ spans }: { spans: LicenseSpan[] }) {
    const words = useWords();
    if (spans.length === 0) return <p className={classes.none}>{words("ledger.nobody")}</p>;
    return (
        <div className={classes.wide} tabIndex={0} role="group" aria-labelledby="held-title">
            <table className={classes.table} aria-labelledby="held-title">
                <thead>
                    <tr>
                        <th>{words("ledger.seat")}</th>
                        <th>{words("ledger.holder")}</th>
                        <th>{words("ledger.how")}</th>
                        <th>{words("ledger.from")}</th>
                        <th>{words("ledger.until")}</th>
                    </tr>
                </thead>
                <tbody>
                    {spans.map(({ id, slot, holder, from, until }) => (
                        <tr key={id}>
                            <td>{slot}</td>
                            <td className={classes.holder}>{holder.name}</td>
                            <td>
                                {words(
                                    holder.kind === "invitation"
                                        ? "ledger.reserved"
                                        : "ledger.held",
                                )}
                            </td>
                            <td>
                                <Day at={from} />
                            </td>
                            <td>{until ? <Day at={until} /> : words("ledger.still")}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
