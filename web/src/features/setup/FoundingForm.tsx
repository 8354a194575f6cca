import { Button, TextInput } from "@mantine/core";
import { NameFields } from "../../ui/NameFields";
import { usePageTitle } from "../../lib/page_title";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { isProblem } from "../../api/problem";
import { FormProblem } from "../../ui/FormProblem";
import { NewPassword } from "../../ui/NewPassword";
import { PublicLead } from "../../ui/PublicPage";
import { found } from "./api";
import classes from "./FoundingForm.module.css";

const empty = { account_name: "", first_name: "", last_name: "", email: "", password: "" };

type FoundingFormProps = {
    token: string;
    onFounded: () => Promise<void>;
    /** Somebody else was quicker. */
    onTaken: () => void;
};

export function FoundingForm(props: FoundingFormProps) {
    const words = useWords();
    usePageTitle(words("setup.title"));
    const founding = useFounding(props);
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
                {isProblem(founding.problem, 404) ? (
                    <OldLink />
                ) : (
                    <FormProblem problem={founding.problem} />
                )}
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

function useFounding({ token, onFounded, onTaken }: FoundingFormProps) {
    return useServerForm({
        initialValues: empty,
        required: ["account_name", "first_name", "last_name", "email", "password"],
        // The link may be an old one, and the newer one opens this page anew.
        keep: { as: "setup", fields: ["account_name", "first_name", "last_name", "email"] },
        send: async (values, key) => {
            try {
                return await found({ token, ...values }, key);
            } catch (problem) {
                if (isProblem(problem, 409)) onTaken();
                throw problem;
            }
        },
        done: onFounded,
    });
}

/** Each start of the server prints a link of its own, and only the last one counts. */
function OldLink() {
    const words = useWords();
    return (
        <div className={classes.old} role="alert">
            <strong>{words("setup.old.title")}</strong>
            <p>{words("setup.old.text")}</p>
        </div>
    );
}
