import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { usePageTitle } from "../../lib/page_title";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import { forgot } from "./api";
import classes from "./Forgotten.module.css";

/** Asks for a link to choose a new password. Says the same to everybody. */
export function ForgotPage() {
    const words = useWords();
    const [asked, setAsked] = useState(false);
    usePageTitle(words("forgot.title"));
    return (
        <PublicPage>
            <h1>{words("forgot.title")}</h1>
            <div role="status">
                <PublicLead>{words(asked ? "forgot.done" : "forgot.lead")}</PublicLead>
            </div>
            {!asked && <ForgotForm onAsked={() => setAsked(true)} />}
            <p className={classes.below}>
                <Link to="/signin">{words("forgot.back")}</Link>
            </p>
        </PublicPage>
    );
}

function ForgotForm({ onAsked }: { onAsked: () => void }) {
    const words = useWords();
    const asking = useServerForm({
        initialValues: { login: "" },
        required: ["login"],
        send: ({ login }, key) => forgot(login, key),
        done: onAsked,
    });
    return (
        <form ref={asking.element} className={form.form} onSubmit={asking.onSubmit} noValidate>
            <FormProblem problem={asking.problem} />
            <TextInput
                label={words("signin.login")}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                {...asking.form.getInputProps("login")}
            />
            <Button type="submit" loading={asking.busy} fullWidth mt={4}>
                {words("forgot.submit")}
            </Button>
        </form>
    );
}
