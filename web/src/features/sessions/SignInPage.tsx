import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { usePageTitle } from "../../lib/page_title";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import { setupNeeded, signIn } from "./api";
import classes from "./Forgotten.module.css";

type SignInPageProps = {
    /** Known already, as after a new password. */
    login?: string | undefined;
    /** Leads on to where the person wanted to go. */
    onSignedIn: () => Promise<void>;
};

export function SignInPage({ login, onSignedIn }: SignInPageProps) {
    const words = useWords();
    usePageTitle(words("signin.title"));
    const needed = useQuery({ queryKey: ["setup", "needed"], queryFn: setupNeeded, retry: false });
    return (
        <PublicPage>
            <h1>{words("signin.title")}</h1>
            <PublicLead>
                {needed.data
                    ? words("signin.not_set_up")
                    : words(login ? "signin.lead.reset" : "signin.lead")}
            </PublicLead>
            <SignInForm login={login} onSignedIn={onSignedIn} />
            <p className={classes.below}>
                <Link to="/forgot">{words("signin.forgot")}</Link>
            </p>
        </PublicPage>
    );
}

function SignInForm({ login = "", onSignedIn }: SignInPageProps) {
    const words = useWords();
    const signing = useServerForm({
        initialValues: { login, password: "" },
        required: ["login", "password"],
        send: signIn,
        done: onSignedIn,
    });
    const field = signing.form.getInputProps;
    return (
        <form ref={signing.element} className={form.form} onSubmit={signing.onSubmit} noValidate>
            <FormProblem problem={signing.problem} />
            <TextInput
                label={words("signin.login")}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus={!login}
                {...field("login")}
            />
            <PasswordInput
                label={words("person.password")}
                autoComplete="current-password"
                autoFocus={login !== ""}
                visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                {...field("password")}
            />
            <Button type="submit" loading={signing.busy} fullWidth mt={4}>
                {words("signin.submit")}
            </Button>
        </form>
    );
}
