import { useInfiniteQuery } from "@tanstack/react-query";
import type { Job } from "../../api/types";
import { useWords, type Words } from "../../lib/words";
import { More } from "../../ui/List";
import { ListProblem } from "../../ui/ListProblem";
import { Panel } from "../../ui/Panel";
import { StateChip, type Tone } from "../../ui/StateChip";
import { When } from "../../ui/When";
import { jobsQuery } from "./api";
import classes from "./RecentJobs.module.css";
import { titleOf } from "./titles";

type RecentJobsProps = {
    account: string;
    shown: string | undefined;
    onJob: (job: string) => void;
};

const tones: Record<Job["state"], Tone> = {
    receiving: "warn",
    queued: "warn",
    running: "warn",
    done: "good",
    failed: "bad",
    canceled: "quiet",
};

/** Those of the last week, of everybody: to come back to, and to undo. */
export function RecentJobs({ account, shown, onJob }: RecentJobsProps) {
    const words = useWords();
    const list = useInfiniteQuery(jobsQuery(account));
    const { data, error, refetch } = list;
    if (!data && error) return <ListProblem problem={error} onRetry={() => refetch()} />;
    const all = data?.pages.flatMap(({ items }) => items) ?? [];
    const jobs = all.filter(({ id }) => id !== shown);
    if (jobs.length === 0) return null;
    return (
        <section aria-labelledby="jobs-title">
            <h2 id="jobs-title" className={classes.title}>
                {words("job.recent")}
            </h2>
            <Panel>
                <ul>
                    {jobs.map((job) => (
                        <li key={job.id}>
                            <button
                                type="button"
                                className={classes.job}
                                onClick={() => onJob(job.id)}
                            >
                                <span className={classes.name}>{titleOf(words, job)}</span>
                                <StateChip tone={job.dry_run ? "quiet" : tones[job.state]}>
                                    {stateOf(words, job)}
                                </StateChip>
                                <span className={classes.at}>
                                    {words("job.people", { count: job.total })} ·{" "}
                                    <When at={job.created_at} />
                                </span>
                            </button>
                        </li>
                    ))}
                </ul>
                <More list={list} />
            </Panel>
        </section>
    );
}

function stateOf(words: Words, { state, dry_run, undoing }: Job): string {
    if (state === "done" && undoing) return words("job.state.undone");
    if (state === "done" && dry_run) return words("job.state.tried");
    return words(`job.state.${state === "receiving" ? "queued" : state}`);
}
