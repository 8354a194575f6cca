import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { isProblem, type Problem } from "../../api/problem";
import type { JobSend } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { Panel } from "../../ui/Panel";
import { upload } from "./api";
import { Columns } from "./Columns";
import { DropZone } from "./DropZone";
import { FileProblem } from "./FileProblem";
import classes from "./JobsPage.module.css";

type ImportFormProps = { account: string; onJob: (job: string) => void };
type Found = { header: string[]; fields: string[] };

const sends: JobSend[] = ["none", "welcome", "invitation"];

/** A file and what newcomers get. The server then tries it, and the page shows what it found. */
export function ImportForm({ account, onJob }: ImportFormProps) {
    const words = useWords();
    const [file, setFile] = useState<File>();
    const [send, setSend] = useState<JobSend>("none");
    const trying = useSubmit({
        send: ({ of, columns }: { of: File; columns?: string }, key) =>
            upload(account, { file: of, send, columns }, key),
        done: (job) => onJob(job.id),
    });
    const found = columnsOf(trying.problem);

    function open(chosen: File) {
        setFile(chosen);
        void trying.submit({ of: chosen });
    }

    return (
        <Panel padded>
            <div className={classes.form}>
                <NativeSelect
                    className={classes.send}
                    label={words("import.send")}
                    value={send}
                    disabled={trying.busy}
                    data={sends.map((value) => ({ value, label: words(`import.send.${value}`) }))}
                    onChange={({ currentTarget }) => setSend(currentTarget.value as JobSend)}
                />
                <DropZone name={file?.name} busy={trying.busy} onFile={open} />
                {found && file && (
                    <Columns
                        key={found.header.join()}
                        {...found}
                        busy={trying.busy}
                        onColumns={(columns) => void trying.submit({ of: file, columns })}
                    />
                )}
                {trying.problem && !found && <Trouble problem={trying.problem} />}
            </div>
        </Panel>
    );
}

function Trouble({ problem }: { problem: Problem }) {
    const error = problem.errors.find(({ field }) => field === "file");
    return error ? <FileProblem error={error} /> : <FormProblem problem={problem} />;
}

// A mandatory column was not found: the refusal brings the titles, and what was made of them.
function columnsOf(problem: Problem | undefined): Found | undefined {
    const { header, fields } = problem?.more ?? {};
    if (!isProblem(problem, 422) || typeof header !== "string") return undefined;
    return { header: JSON.parse(header), fields: JSON.parse(String(fields)) };
}
