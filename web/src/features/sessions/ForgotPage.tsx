import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { usePageTitle } from "../../lib/page_title";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { LetterDrawing } from "../../ui/drawings";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { Notice } from "../../ui/Notice";
import { PublicBelow, PublicLead, PublicPage } from "../../ui/PublicPage";
import { forgot } from "./api";
import { askedLogin, rememberAskedLogin } from "./asked_login";

type ForgotPageProps = { login?: string | undefined };

/** Asks for a link to choose a new password. Says the same to everybody. */
export function ForgotPage({ login }: ForgotPageProps) {
    const words = useWords();
    const [asked, setAsked] = useState(false);
    const typed = login || askedLogin();
    return (
        <PublicPage>
            <div role="status">{asked && <Asked onAgain={() => setAsked(false)} />}</div>
            {!asked && <ForgotForm login={typed} onAsked={() => setAsked(true)} />}
            <PublicBelow>
                <Link to="/signin">{words("forgot.back")}</Link>
            </PublicBelow>
        </PublicPage>
    );
}

function Asked({ onAgain }: { onAgain: () => void }) {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words("forgot.done.title")}
            text={words("forgot.done")}
        >
            <Button variant="default" onClick={onAgain}>
                {words("forgot.again")}
            </Button>
        </Notice>
    );
}

function ForgotForm({ login, onAsked }: { login: string; onAsked: () => void }) {
    const words = useWords();
    usePageTitle(words("forgot.title"));
    const asking = useServerForm({
        initialValues: { login },
        required: ["login"],
        send: ({ login }, key) => forgot(login, key),
        done: (_, { login }) => {
            rememberAskedLogin(login);
            onAsked();
        },
    });
    return (
        <>
            <h1>{words("forgot.title")}</h1>
            <PublicLead>{words("forgot.lead")}</PublicLead>
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
        </>
    );
}
