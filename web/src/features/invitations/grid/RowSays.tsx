import { Link } from "@tanstack/react-router";
import { useWords } from "../../../lib/words";
import { InfoIcon, WarningIcon } from "../../../ui/icons";
import classes from "./InviteGrid.module.css";
import type { Known } from "./known";
import type { RowProblem } from "./problems";
import { repeats, type Row } from "./rows";

type RowSaysProps = {
    id: string;
    row: Row;
    rows: Row[];
    problem: RowProblem | undefined;
    known: Known | undefined;
};

/** Below a row: what is wrong with it, and what is known of its address while it is typed. */
export function RowSays({ id, row, rows, problem, known }: RowSaysProps) {
    const words = useWords();
    const first = problem ? undefined : repeats(rows, row);
    const lines = problem?.lines ?? [];
    const isQuiet = lines.length === 0 && !first && !known;
    return (
        <tr role="row" className={classes.says} hidden={isQuiet}>
            <td role="cell" colSpan={5} id={id}>
                <div aria-live="polite">
                    {lines.map((line) => (
                        <p key={line} className={classes.wrong}>
                            <WarningIcon size={16} />
                            {line}
                        </p>
                    ))}
                    {first && (
                        <p className={classes.note}>
                            <InfoIcon size={16} />
                            {words("invite.repeated", { row: first })}
                        </p>
                    )}
                    {known && <KnownLine known={known} />}
                </div>
            </td>
        </tr>
    );
}

function KnownLine({ known: { as, name, id } }: { known: Known }) {
    const words = useWords();
    return (
        <p className={classes.note}>
            <InfoIcon size={16} />
            <span>
                {words(`invite.known.${as}`, { name })}{" "}
                {as === "pending" && (
                    <Link className="link" to="/users" search={{ invitation: id }}>
                        {words("invite.known.show")}
                    </Link>
                )}
                {(as === "member" || as === "inactive") && (
                    <Link
                        className="link"
                        to="/users"
                        search={as === "inactive" ? { edit: id, state: "all" } : { edit: id }}
                    >
                        {words("invite.known.edit")}
                    </Link>
                )}
            </span>
        </p>
    );
}
