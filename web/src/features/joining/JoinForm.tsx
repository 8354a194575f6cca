import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { SignUpRequest } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NameFields } from "../../ui/NameFields";
import { isIn, useDomainNames } from "./domains";
import { MailSent } from "./MailSent";

type JoinFormProps = {
    /** Under which the typed is kept. */
    as: string;
    /** Whose addresses may join; none: any. */
    domains: string[];
    begin?: Partial<SignUpRequest>;
    send: (asking: SignUpRequest, key: string) => Promise<void>;
};

const fields = ["first_name", "last_name", "email"] as const;

/** Who one is and where the mail goes; then that it is on its way, for whoever may join. */
export function JoinForm({ as, domains, begin, send }: JoinFormProps) {
    const words = useWords();
    const allowed = useDomainNames(domains);
    const [sentTo, setSentTo] = useState<SignUpRequest>();
    const asking = useServerForm<SignUpRequest, void>({
        initialValues: { first_name: "", last_name: "", email: "", ...begin },
        required: [...fields],
        check: ({ email }) =>
            isIn(domains, email) ? {} : { email: words("joining.other_domain", { allowed }) },
        keep: { as, fields: [...fields] },
        send: (values, key) => send(trimmed(values), key),
        done: (_, values) => setSentTo(trimmed(values)),
    });
    const field = asking.form.getInputProps;
    if (sentTo) {
        return <MailSent asking={sentTo} send={send} onOther={() => setSentTo(undefined)} />;
    }
    return (
        <form ref={asking.element} className={form.form} onSubmit={asking.onSubmit} noValidate>
            <FormProblem problem={asking.problem} />
            <NameFields field={field} of="oneself" first="on the page" />
            <TextInput
                label={words("person.email")}
                description={domains.length > 0 && words("joining.domains", { allowed })}
                type="email"
                autoComplete="email"
                {...field("email")}
            />
            <ActButton type="submit" fullWidth loading={asking.busy} mt={4}>
                {words("joining.submit")}
            </ActButton>
        </form>
    );
}

function trimmed({ first_name, last_name, email }: SignUpRequest): SignUpRequest {
    return { first_name: first_name.trim(), last_name: last_name.trim(), email: email.trim() };
}
