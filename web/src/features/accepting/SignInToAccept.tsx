import { Button, PasswordInput, TextInput } from "@mantine/core";
import { isProblem } from "../../api/problem";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NameFields } from "../../ui/NameFields";
import { accept } from "./api";
import type { OpenInvitationProps } from "./open_invitation";
import classes from "./SwitchAccount.module.css";

/** The invited address has a Kith login already: its password accepts, and is never overwritten. */
export function SignInToAccept({ token, invitation, onAccepted, onChanged }: OpenInvitationProps) {
    const words = useWords();
    const { first_name, last_name } = invitation;
    const accepting = useServerForm({
        initialValues: { first_name, last_name, password: "" },
        required: ["first_name", "last_name", "password"],
        send: async (values, key) => {
            try {
                return await accept(token, values, key);
            } catch (problem) {
                if (isProblem(problem, 410)) onChanged();
                throw problem;
            }
        },
        done: onAccepted,
    });
    const field = accepting.form.getInputProps;
    return (
        <form
            ref={accepting.element}
            className={form.form}
            onSubmit={accepting.onSubmit}
            noValidate
        >
            <p className={classes.quiet}>{words("invitation.signin")}</p>
            <FormProblem problem={accepting.problem} />
            {!last_name && <NameFields field={field} of="oneself" />}
            <TextInput
                label={words("person.email")}
                value={invitation.email}
                readOnly
                variant="filled"
                autoComplete="username"
            />
            <PasswordInput
                label={words("person.password")}
                autoComplete="current-password"
                autoFocus
                visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                {...field("password")}
            />
            <Button type="submit" fullWidth loading={accepting.busy} mt={4}>
                {words("invitation.signin.submit")}
            </Button>
        </form>
    );
}
