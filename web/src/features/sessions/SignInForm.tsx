import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isProblem } from "../../api/problem";
import { asksCode, useCodeStep, withCode } from "../../lib/code_step";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { CodeField } from "../../ui/CodeField";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { PasswordField } from "../../ui/PasswordField";
import { PublicBelow } from "../../ui/PublicPage";
import { signIn } from "./api";
import { forgetAskedLogin } from "./asked_login";
import { PasskeySignIn } from "./PasskeySignIn";

type SignInFormProps = {
    login?: string | undefined;
    /** Nothing stands above it that one may want first: it takes the focus. */
    atOnce?: boolean;
    onSignedIn: () => Promise<void>;
};

export function SignInForm({ login = "", atOnce = true, onSignedIn }: SignInFormProps) {
    const words = useWords();
    const password = useRef<HTMLInputElement>(null);
    const signing = useServerForm({
        initialValues: { login, password: "", totp: "" },
        required: ["login", "password"],
        keep: login ? undefined : { as: "sign_in", fields: ["login"] },
        send: (values, key) => signIn(withCode(values), key),
        done: () => {
            forgetAskedLogin();
            return onSignedIn();
        },
    });
    const step = useCodeStep(signing.problem);
    const field = signing.form.getInputProps;
    // One of the two is wrong, most often this one: it stays as typed, and the next key replaces it.
    useEffect(() => {
        if (isProblem(signing.problem, 401)) password.current?.select();
    }, [signing.problem]);

    function back() {
        step.back();
        signing.forget();
        signing.form.setFieldValue("totp", "");
    }

    return (
        <>
            <form
                ref={signing.element}
                className={form.form}
                onSubmit={signing.onSubmit}
                noValidate
            >
                {!asksCode(signing.problem) && <FormProblem problem={signing.problem} />}
                {step.asked ? (
                    <>
                        <p className={form.quiet}>{words("signin.code.lead")}</p>
                        <CodeField autoFocus {...field("totp")} />
                    </>
                ) : (
                    <>
                        <TextInput
                            label={words("signin.login")}
                            autoComplete="username webauthn"
                            autoCapitalize="none"
                            spellCheck={false}
                            autoFocus={atOnce && !login}
                            {...field("login")}
                        />
                        <PasswordField
                            ref={password}
                            label={words("person.password")}
                            autoComplete="current-password"
                            autoFocus={login !== ""}
                            {...field("password")}
                        />
                    </>
                )}
                <Button type="submit" loading={signing.busy} fullWidth mt={4}>
                    {words("signin.submit")}
                </Button>
            </form>
            {!step.asked && <PasskeySignIn onSignedIn={onSignedIn} />}
            <PublicBelow>
                {step.asked ? (
                    <UnstyledButton className="link" onClick={back}>
                        {words("signin.code.back")}
                    </UnstyledButton>
                ) : (
                    <Link to="/forgot" state={{ login: signing.form.values.login }}>
                        {words("signin.forgot")}
                    </Link>
                )}
            </PublicBelow>
        </>
    );
}
