import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Job } from "../../api/types";
import { useWords } from "../../lib/words";
import { List } from "../../ui/List";
import { isOpen } from "../../lib/jobs";
import { linesQuery, type Shown } from "./api";
import { JobLineRow } from "./JobLineRow";
import classes from "./JobLines.module.css";

/** Line by line what would happen, or has; those with errors first asked for. */
export function JobLines({ account, job }: { account: string; job: Job }) {
    const words = useWords();
    const [shown, setShown] = useState<Shown>("");
    const choices: [Shown, number][] = [
        ["", job.total],
        ["error", job.failed],
        ["create", job.created],
        ["update", job.updated],
        ["skip", job.skipped],
        ["not_undone", job.not_undone],
    ];
    return (
        <div className={classes.lines}>
            <div className={classes.choices} role="group" aria-label={words("job.lines")}>
                {choices
                    .filter(([value, count]) => value === "" || count > 0)
                    .map(([value, count]) => (
                        <button
                            key={value}
                            type="button"
                            aria-pressed={shown === value}
                            onClick={() => setShown(value)}
                        >
                            {words(`job.lines.${value || "all"}`)}{" "}
                            <span>{words("list.total", { total: count })}</span>
                        </button>
                    ))}
            </div>
            {isOpen(job) ? (
                <p className={classes.wait}>{words("job.lines.wait")}</p>
            ) : (
                <LineTable account={account} job={job} shown={shown} />
            )}
        </div>
    );
}

type LineTableProps = { account: string; job: Job; shown: Shown };

function LineTable({ account, job, shown }: LineTableProps) {
    const words = useWords();
    const list = useInfiniteQuery(linesQuery(account, job, shown));
    return (
        <List list={list} rows={6} empty={null}>
            {(lines) => (
                <table className={classes.table} role="table" aria-label={words("job.lines")}>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader">{words("job.line")}</th>
                            <th role="columnheader">{words("users.name")}</th>
                            <th role="columnheader">{words("users.email")}</th>
                            <th role="columnheader">{words("job.outcome")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        {lines.map((line) => (
                            <JobLineRow key={line.line} line={line} dryRun={job.dry_run} />
                        ))}
                    </tbody>
                </table>
            )}
        </List>
    );
}
