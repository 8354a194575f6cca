import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { asksCode, useCodeStep, withCode } from "../../lib/code_step";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { CodeField } from "../../ui/CodeField";
import form from "../../ui/form.module.css";
import { NameFields } from "../../ui/NameFields";
import { PasswordField } from "../../ui/PasswordField";
import { accept } from "./api";
import classes from "./Answer.module.css";
import { FormHead } from "./FormHead";
import { registrationName, type OpenInvitationProps } from "./open_invitation";
import { OtherLogin } from "./OtherLogin";

/** The invited address has a Kith login already: its password accepts, and is never overwritten. */
export function SignInToAccept(props: OpenInvitationProps & { onBack: () => void }) {
    const words = useWords();
    const { token, invitation } = props;
    const accepting = useSignInToAccept(props);
    const step = useCodeStep(accepting.problem);
    const field = accepting.form.getInputProps;
    const isNamed = invitation.first_name !== "" && invitation.last_name !== "";
    return (
        <form
            ref={accepting.element}
            className={form.form}
            onSubmit={accepting.onSubmit}
            noValidate
        >
            <FormHead
                title={words("invitation.signin.title")}
                lead={words("invitation.signin")}
                problem={asksCode(accepting.problem) ? undefined : accepting.problem}
                onBack={step.asked ? step.back : props.onBack}
            />
            {!isNamed && <NameFields field={field} of="oneself" />}
            <TextInput
                label={words("person.email")}
                value={invitation.email}
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
            <Button type="submit" fullWidth loading={accepting.busy} mt={4}>
                {words("invitation.signin.submit")}
            </Button>
            <p className={classes.center}>
                <Link to="/forgot" state={{ login: invitation.email }}>
                    {words("signin.forgot")}
                </Link>
            </p>
            <OtherLogin token={token} invitation={invitation} />
        </form>
    );
}

function useSignInToAccept({ token, invitation, onAccepted, onChanged }: OpenInvitationProps) {
    const { first_name, last_name } = invitation;
    return useServerForm({
        initialValues: { first_name, last_name, password: "", totp: "" },
        required: ["first_name", "last_name", "password"],
        keep: { as: registrationName(invitation), fields: ["first_name", "last_name"] },
        send: async (values, key) => {
            try {
                return await accept(token, withCode(values), key);
            } catch (problem) {
                const isOfTheCode = isProblem(problem) && problem.code === "recovery_code_used";
                if (isProblem(problem, 410) && !isOfTheCode) onChanged();
                throw problem;
            }
        },
        done: onAccepted,
    });
}
