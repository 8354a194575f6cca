import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { ImportForm } from "./ImportForm";
import { JobSection } from "./JobSection";
import { WayUp } from "../../ui/WayUp";
import classes from "./JobsPage.module.css";
import { RecentJobs } from "./RecentJobs";

type JobsPageProps = { job: string | undefined; onJob: (job: string | undefined) => void };

/** Bringing a file; and what the server does with it, which goes on when the page is left. */
export function JobsPage({ job, onJob }: JobsPageProps) {
    const words = useWords();
    const { account } = useCurrent();
    return (
        <>
            <WayUp to="/users">{words("users.title")}</WayUp>
            <PageHead title={words("import.title")} lead={words("import.lead")} />
            <div className={classes.page}>
                {job ? (
                    <JobSection
                        key={job}
                        account={account.id}
                        id={job}
                        onOther={() => onJob(undefined)}
                    />
                ) : (
                    <ImportForm account={account.id} onJob={onJob} />
                )}
                <RecentJobs account={account.id} shown={job} onJob={onJob} />
            </div>
        </>
    );
}
