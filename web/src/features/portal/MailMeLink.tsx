import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { mailLink } from "./api";
import classes from "./Portal.module.css";

type MailMeLinkProps = { slug: string; account: string };
type Step = "offered" | "asking" | "sent";

/** Below the sign-in form of an account: clients come in by a link in a mail, without a password. */
export function MailMeLink({ slug, account }: MailMeLinkProps) {
    const words = useWords();
    const [step, setStep] = useState<Step>("offered");
    return (
        <section className={classes.mail} aria-labelledby="mail-link-title">
            <h2 id="mail-link-title">{words("magic.offer", { account })}</h2>
            {step === "offered" && (
                <Button variant="default" fullWidth onClick={() => setStep("asking")}>
                    {words("magic.mail")}
                </Button>
            )}
            {step === "asking" && <AskForm slug={slug} onSent={() => setStep("sent")} />}
            <div role="status">{step === "sent" && <p>{words("magic.sent")}</p>}</div>
            {step === "sent" && (
                <Button variant="default" fullWidth onClick={() => setStep("asking")}>
                    {words("forgot.again")}
                </Button>
            )}
        </section>
    );
}

function AskForm({ slug, onSent }: { slug: string; onSent: () => void }) {
    const words = useWords();
    const asking = useServerForm({
        initialValues: { email: "" },
        required: ["email"],
        send: ({ email }, key) => mailLink(slug, email.trim(), key),
        done: onSent,
    });
    return (
        <form ref={asking.element} className={form.form} onSubmit={asking.onSubmit} noValidate>
            <FormProblem problem={asking.problem} />
            <TextInput
                label={words("magic.email")}
                type="email"
                autoComplete="email"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                {...asking.form.getInputProps("email")}
            />
            <Button type="submit" loading={asking.busy} fullWidth>
                {words("magic.submit")}
            </Button>
        </form>
    );
}
