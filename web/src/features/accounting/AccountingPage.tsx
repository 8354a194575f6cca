import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { PageHead } from "../../ui/PageHead";
import { Section } from "../../ui/Section";
import classes from "./Accounting.module.css";
import { detailsQuery } from "./api";
import { DetailsForm } from "./DetailsForm";
import { Documents } from "./Documents";

export function AccountingPage() {
    const words = useWords();
    const { account } = useCurrent();
    const own = useQuery(detailsQuery(account.id));
    return (
        <>
            <PageHead title={words("accounting.title")} lead={words("accounting.lead")} />
            <div className={classes.sections}>
                <Documents account={account} />
                <div className={classes.narrow}>
                    <Section
                        id="billing"
                        title={words("accounting.details")}
                        lead={words("accounting.details.lead")}
                    >
                        {own.data && <DetailsForm key={account.id} own={own.data} />}
                        {own.isPending && <LoadingRows rows={4} />}
                        {own.isError && !own.data && (
                            <ListProblem problem={own.error} onRetry={() => void own.refetch()} />
                        )}
                    </Section>
                </div>
            </div>
        </>
    );
}
