import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Job } from "../../api/types";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { isOpen, jobQuery } from "../../lib/jobs";
import { JobActs } from "./JobActs";
import { JobColumns } from "./JobColumns";
import { JobCounts } from "./JobCounts";
import { JobLines } from "./JobLines";
import { JobProgress } from "./JobProgress";
import classes from "./JobsPage.module.css";
import { titleOf } from "./titles";

type JobSectionProps = { account: string; id: string; onOther: () => void };

/** One job from its beginning to its end: how far it is, what it did, what can be done now. */
export function JobSection({ account, id, onOther }: JobSectionProps) {
    const words = useWords();
    const { data: job, error, isPending, refetch } = useQuery(jobQuery(account, id));
    if (isPending) return <LoadingRows rows={4} />;
    if (!job) return <ListProblem problem={error} onRetry={() => refetch()} />;
    return (
        <section aria-labelledby="job-title">
            <Panel>
                <div className={classes.job}>
                    <div className={classes.headline}>
                        <h2 id="job-title">{titleOf(words, job)}</h2>
                        {!isOpen(job) && (
                            <Button variant="default" onClick={onOther}>
                                {words("import.other")}
                            </Button>
                        )}
                    </div>
                    <p role="status">{words(sentenceOf(job), valuesOf(job))}</p>
                    {isOpen(job) && <JobProgress account={account} job={job} />}
                    <JobCounts job={job} />
                    <JobColumns job={job} />
                    <JobActs account={account} job={job} />
                </div>
                {job.processed > 0 && <JobLines account={account} job={job} />}
            </Panel>
        </section>
    );
}

function sentenceOf({ state, dry_run, undoing }: Job) {
    if (state === "done" && undoing) return "job.is.undone";
    if (state === "done" && dry_run) return "job.is.tried";
    if (state === "running" && undoing) return "job.is.undoing";
    if (state === "running" && dry_run) return "job.is.trying";
    return `job.is.${state === "receiving" ? "queued" : state}` as const;
}

function valuesOf({ undone, not_undone, processed }: Job) {
    return { undone, left: not_undone, done: processed };
}
