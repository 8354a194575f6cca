import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Loaded } from "../../ui/Loaded";
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
                        <Loaded query={own} rows={4}>
                            {(now) => <DetailsForm key={account.id} own={now} />}
                        </Loaded>
                    </Section>
                </div>
            </div>
        </>
    );
}
