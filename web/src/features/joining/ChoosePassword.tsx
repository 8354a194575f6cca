import { Button, TextInput } from "@mantine/core";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NewPassword } from "../../ui/NewPassword";
import { PasswordField } from "../../ui/PasswordField";
import { completing } from "./completing";
import type { MailProps } from "./signing";

/** A person new to Kith: the name is known from the form before, a password is missing. */
export function ChoosePassword(props: MailProps) {
    const words = useWords();
    const { send, done } = completing(props);
    const joining = useServerForm({
        initialValues: { password: "", repeated: "" },
        required: ["password"],
        check: ({ password, repeated }) =>
            password === repeated ? {} : { repeated: words("password.differs") },
        send: ({ password }, key) => send({ password }, key),
        done,
    });
    const field = joining.form.getInputProps;
    return (
        <form ref={joining.element} className={form.form} onSubmit={joining.onSubmit} noValidate>
            <FormProblem problem={joining.problem} />
            <TextInput
                label={words("person.email")}
                value={props.signing.email ?? ""}
                readOnly
                variant="filled"
                autoComplete="username"
            />
            <NewPassword label={words("person.password")} autoFocus {...field("password")} />
            <PasswordField
                label={words("password.repeat")}
                autoComplete="new-password"
                {...field("repeated")}
            />
            <Button type="submit" fullWidth loading={joining.busy} mt={4}>
                {words("joining.complete")}
            </Button>
        </form>
    );
}
