import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { asksCode, useCodeStep, withCode } from "../../lib/code_step";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { CodeField } from "../../ui/CodeField";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { PasswordField } from "../../ui/PasswordField";
import { completing } from "./completing";
import classes from "./Joining.module.css";
import type { MailProps } from "./signing";

/** The address has a Kith login already: its password joins, and is never overwritten. */
export function SignInToJoin(props: MailProps) {
    const words = useWords();
    const email = props.signing.email ?? "";
    const { send, done } = completing(props);
    const joining = useServerForm({
        initialValues: { password: "", totp: "" },
        required: ["password"],
        send: (values, key) => send(withCode(values), key),
        done,
    });
    const step = useCodeStep(joining.problem);
    const field = joining.form.getInputProps;
    return (
        <form ref={joining.element} className={form.form} onSubmit={joining.onSubmit} noValidate>
            <p className={classes.small}>{words("joining.signin")}</p>
            <FormProblem problem={asksCode(joining.problem) ? undefined : joining.problem} />
            <TextInput
                label={words("person.email")}
                value={email}
                readOnly
                variant="filled"
                autoComplete="username"
            />
            {step.asked ? (
                <CodeField autoFocus {...field("totp")} />
            ) : (
                <PasswordField
                    label={words("person.password")}
                    autoComplete="current-password"
                    autoFocus
                    {...field("password")}
                />
            )}
            <Button type="submit" fullWidth loading={joining.busy} mt={4}>
                {words("joining.signin.submit")}
            </Button>
            <p className={classes.center}>
                <Link to="/forgot" state={{ login: email }}>
                    {words("signin.forgot")}
                </Link>
            </p>
        </form>
    );
}
