import { Button, TextInput } from "@mantine/core";
import { isProblem } from "../../api/problem";
import type { Acceptance, PublicInvitation } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords, type Words } from "../../lib/words";
import form from "../../ui/form.module.css";
import { NameFields } from "../../ui/NameFields";
import { NewPassword } from "../../ui/NewPassword";
import { PasswordField } from "../../ui/PasswordField";
import { accept } from "./api";
import classes from "./Answer.module.css";
import { FormHead } from "./FormHead";
import {
    isForClient,
    otherEmail,
    registrationName,
    type OpenInvitationProps,
} from "./open_invitation";
import { OtherLogin } from "./OtherLogin";

type Registration = {
    first_name: string;
    last_name: string;
    email: string;
    phone: string;
    password: string;
    repeated: string;
};

/** A person new to Kith: name and password are theirs to choose, the address if the invitation lets them. */
export function RegistrationForm(props: OpenInvitationProps & { onBack: () => void }) {
    const words = useWords();
    const { token, invitation } = props;
    const registering = useRegistration(props);
    const field = registering.form.getInputProps;
    const isFree = isForClient(invitation);
    return (
        <form
            ref={registering.element}
            className={form.form}
            onSubmit={registering.onSubmit}
            noValidate
        >
            <FormHead
                title={words("invitation.register.title")}
                lead={words(isFree ? "portal.register" : "invitation.register")}
                problem={registering.problem}
                onBack={props.onBack}
            />
            <NameFields field={field} of="oneself" first="on the page" />
            <EmailField invitation={invitation} {...field("email")} />
            <TextInput
                label={words("invitation.phone")}
                type="tel"
                autoComplete="tel"
                {...field("phone")}
            />
            <NewPassword
                label={words(isFree ? "portal.password" : "person.password")}
                {...field("password")}
            />
            <PasswordField
                label={words("password.repeat")}
                autoComplete="new-password"
                {...field("repeated")}
            />
            <Button type="submit" fullWidth loading={registering.busy} mt={4}>
                {words("invitation.complete")}
            </Button>
            <OtherLogin token={token} invitation={invitation} />
        </form>
    );
}

type EmailFieldProps = { invitation: PublicInvitation };

function EmailField({ invitation: { force_email }, ...input }: EmailFieldProps) {
    const words = useWords();
    return (
        <TextInput
            label={words("person.email")}
            type="email"
            description={words(force_email ? "invitation.forced" : "invitation.free")}
            readOnly={force_email}
            variant={force_email ? "filled" : "default"}
            autoComplete="username"
            classNames={{ description: classes.description }}
            {...input}
        />
    );
}

function useRegistration({ token, invitation, onAccepted, onChanged }: OpenInvitationProps) {
    const { first_name, last_name, email, force_email } = invitation;
    const initialValues: Registration = {
        first_name,
        last_name,
        email,
        phone: "",
        password: "",
        repeated: "",
    };
    return useServerForm({
        initialValues,
        required: [
            ...(["first_name", "last_name", "email"] as const),
            ...(isForClient(invitation) ? [] : ["password" as const]),
        ],
        check: sameTwice,
        keep: {
            as: registrationName(invitation),
            fields: [
                "first_name",
                "last_name",
                "phone",
                ...(force_email ? [] : ["email" as const]),
            ],
        },
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
}

function acceptanceOf(invitation: PublicInvitation, values: Registration): Acceptance {
    const { first_name, last_name, email, phone, password } = values;
    const known = phone.trim() ? { phone } : {};
    const chosen = password ? { password } : {};
    const named = { first_name, last_name, ...chosen, ...known };
    return { ...named, ...otherEmail(invitation, email) } as Acceptance;
}

function sameTwice(values: Registration, words: Words): Partial<Registration> {
    return values.password === values.repeated ? {} : { repeated: words("password.differs") };
}
