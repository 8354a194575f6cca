import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Job } from "../../api/types";
import { isOpen, jobQuery, takeStep, type Step } from "../../lib/jobs";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Explained } from "../../ui/Explained";
import { FormProblem } from "../../ui/FormProblem";
import { failedLinesUrl } from "./api";
import classes from "./JobsPage.module.css";

/** What can be done with a job that has come to its end. */
export function JobActs({ account, job }: { account: string; job: Job }) {
    const words = useWords();
    const queries = useQueryClient();
    const [asking, setAsking] = useState(false);
    const acting = useSubmit({
        send: (step: Step) => takeStep(account, job.id, step),
        done: (next) => {
            setAsking(false);
            queries.setQueryData(jobQuery(account, job.id).queryKey, next);
        },
    });
    if (isOpen(job)) return null;
    const count = job.created + job.updated;
    return (
        <>
            <div className={classes.acts}>
                {job.dry_run && job.state === "done" && (
                    <Explained reason={count === 0 ? words("import.nothing") : undefined}>
                        {(off) => (
                            <Button
                                loading={acting.busy}
                                onClick={() => void acting.submit("run")}
                                {...off}
                            >
                                {words("import.run", { count })}
                            </Button>
                        )}
                    </Explained>
                )}
                {job.failed > 0 && job.kind === "import" && (
                    <Button
                        variant="default"
                        component="a"
                        href={failedLinesUrl(account, job.id)}
                        download
                    >
                        {words("job.failed_lines")}
                    </Button>
                )}
                {job.can_be_undone_until && (
                    <ActButton variant="default" onClick={() => setAsking(true)}>
                        {words("job.undo")}
                    </ActButton>
                )}
            </div>
            {!asking && <FormProblem problem={acting.problem} />}
            <ConfirmDialog
                opened={asking}
                title={words("job.undo.title")}
                confirm={words("job.undo")}
                busy={acting.busy}
                problem={acting.problem}
                onConfirm={() => void acting.submit("undo")}
                onClose={() => setAsking(false)}
            >
                {words("job.undo.text", { count })}
            </ConfirmDialog>
        </>
    );
}
