import { Button, TextInput } from "@mantine/core";
import { NameFields } from "../../ui/NameFields";
import { usePageTitle } from "../../lib/page_title";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NewPassword } from "../../ui/NewPassword";
import { PublicLead } from "../../ui/PublicPage";
import { found } from "./api";

const empty = { account_name: "", first_name: "", last_name: "", email: "", password: "" };

type FoundingFormProps = { token: string; onFounded: () => Promise<void> };

export function FoundingForm({ token, onFounded }: FoundingFormProps) {
    const words = useWords();
    usePageTitle(words("setup.title"));
    const founding = useServerForm({
        initialValues: empty,
        required: ["account_name", "first_name", "last_name", "email", "password"],
        send: (values, key) => found({ token, ...values }, key),
        done: onFounded,
    });
    const field = founding.form.getInputProps;
    return (
        <>
            <h1>{words("setup.title")}</h1>
            <PublicLead>{words("setup.lead")}</PublicLead>
            <form
                ref={founding.element}
                className={form.form}
                onSubmit={founding.onSubmit}
                noValidate
            >
                <FormProblem problem={founding.problem} />
                <TextInput
                    label={words("setup.account")}
                    placeholder={words("setup.account.example")}
                    autoComplete="organization"
                    data-autofocus
                    autoFocus
                    {...field("account_name")}
                />
                <NameFields field={field} of="oneself" />
                <TextInput
                    label={words("person.email")}
                    type="email"
                    autoComplete="username"
                    {...field("email")}
                />
                <NewPassword label={words("person.password")} {...field("password")} />
                <Button type="submit" loading={founding.busy} fullWidth mt={4}>
                    {words("setup.submit")}
                </Button>
            </form>
        </>
    );
}
