import { useQueryClient } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import type { Job } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { FormProblem } from "../../ui/FormProblem";
import { jobQuery, takeStep } from "../../lib/jobs";
import classes from "./JobProgress.module.css";

/** How far it is, how fast, and how long it will take. */
export function JobProgress({ account, job }: { account: string; job: Job }) {
    const words = useWords();
    const queries = useQueryClient();
    const canceling = useSubmit({
        send: (id: string) => takeStep(account, id, "cancel"),
        done: (next) => queries.setQueryData(jobQuery(account, job.id).queryKey, next),
    });
    const { processed: done, total: of, per_second: rate, seconds_left: left } = job;
    const style = { "--done": of > 0 ? done / of : 0 } as CSSProperties;
    return (
        <div className={classes.progress}>
            <div
                className={classes.track}
                role="progressbar"
                aria-label={words("job.progress.title")}
                aria-valuenow={done}
                aria-valuemax={of}
            >
                <span className={classes.fill} style={style} />
            </div>
            <div className={classes.facts}>
                <span>{words("job.progress", { done, of })}</span>
                {rate != null && <span>{words("job.rate", { rate })}</span>}
                {left != null && <span>{words("job.left", { seconds: left })}</span>}
                <span className={classes.push} />
                <ActButton
                    variant="default"
                    loading={canceling.busy}
                    onClick={() => void canceling.submit(job.id)}
                >
                    {words("job.cancel")}
                </ActButton>
            </div>
            <p className={classes.quiet}>{words("job.leave")}</p>
            <FormProblem problem={canceling.problem} />
        </div>
    );
}
