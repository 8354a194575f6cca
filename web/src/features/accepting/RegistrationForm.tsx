import { Button, PasswordInput, TextInput } from "@mantine/core";
import { NameFields } from "../../ui/NameFields";
import type { Acceptance, PublicInvitation } from "../../api/types";
import { isProblem } from "../../api/problem";
import { useServerForm } from "../../lib/server_form";
import { useWords, type Words } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NewPassword } from "../../ui/NewPassword";
import { accept } from "./api";
import { otherEmail, type OpenInvitationProps } from "./open_invitation";
import classes from "./SwitchAccount.module.css";

type Registration = {
    first_name: string;
    last_name: string;
    email: string;
    password: string;
    repeated: string;
};

/** A person new to Kith: name and password are theirs to choose, the address if the invitation lets them. */
export function RegistrationForm({
    token,
    invitation,
    onAccepted,
    onChanged,
}: OpenInvitationProps) {
    const words = useWords();
    const { first_name, last_name, email, force_email } = invitation;
    const registering = useServerForm({
        initialValues: { first_name, last_name, email, password: "", repeated: "" },
        required: ["first_name", "last_name", "email", "password"],
        check: sameTwice,
        send: async (values, key) => {
            try {
                return await accept(token, acceptanceOf(invitation, values), key);
            } catch (problem) {
                if (isProblem(problem, 410)) onChanged();
                throw problem;
            }
        },
        done: onAccepted,
    });
    const field = registering.form.getInputProps;
    return (
        <form
            ref={registering.element}
            className={form.form}
            onSubmit={registering.onSubmit}
            noValidate
        >
            <p className={classes.quiet}>{words("invitation.register")}</p>
            <FormProblem problem={registering.problem} />
            <NameFields field={field} of="oneself" first="on the page" />
            <TextInput
                label={words("person.email")}
                description={words(force_email ? "invitation.forced" : "invitation.free")}
                readOnly={force_email}
                variant={force_email ? "filled" : "default"}
                autoComplete="username"
                {...field("email")}
            />
            <NewPassword label={words("person.password")} {...field("password")} />
            <PasswordInput
                label={words("password.repeat")}
                autoComplete="new-password"
                visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                {...field("repeated")}
            />
            <Button type="submit" fullWidth loading={registering.busy} mt={4}>
                {words("invitation.complete")}
            </Button>
        </form>
    );
}

function acceptanceOf(invitation: PublicInvitation, values: Registration): Acceptance {
    const { first_name, last_name, email, password } = values;
    return { first_name, last_name, password, ...otherEmail(invitation, email) };
}

function sameTwice(values: Registration, words: Words): Partial<Registration> {
    return values.password === values.repeated ? {} : { repeated: words("password.differs") };
}
