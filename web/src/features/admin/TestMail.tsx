import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { TestMail as Sent } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { FormProblem } from "../../ui/FormProblem";
import { Section } from "../../ui/Section";
import { When } from "../../ui/When";
import classes from "./Admin.module.css";
import { sendTestMail, testMailQuery } from "./api";

/** Whether mail leaves: a mail to oneself, and what the mail server said to it. */
export function TestMail() {
    const words = useWords();
    const queries = useQueryClient();
    const { account, me } = useCurrent();
    const query = testMailQuery(account.id);
    const last = useQuery(query).data;
    const sending = useSubmit({
        send: (_: null, key) => sendTestMail(account.id, key),
        done: (sent) => queries.setQueryData(query.queryKey, sent),
    });
    return (
        <Section id="mail" title={words("admin.mail")} lead={words("admin.mail.lead")}>
            <div className={classes.fields}>
                <FormProblem problem={sending.problem} />
                <ActButton
                    variant="default"
                    loading={sending.busy}
                    onClick={() => sending.submit(null)}
                >
                    {words("admin.mail.send", { email: me.person.email })}
                </ActButton>
                <div role="status">{last && <Became sent={last} />}</div>
            </div>
        </Section>
    );
}

function Became({ sent: { state, answer, at } }: { sent: Sent }) {
    const words = useWords();
    if (state === "none") return null;
    return (
        <div className={classes.answer}>
            <span>
                {words(`admin.mail.${state}`)} {at && <When at={at} />}
            </span>
            {answer && <code>{answer}</code>}
        </div>
    );
}
