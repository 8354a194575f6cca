import { Button, PasswordInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { usePageTitle } from "../../lib/page_title";
import { useServerForm } from "../../lib/server_form";
import { useWords, type Words } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NewPassword } from "../../ui/NewPassword";
import { Notice } from "../../ui/Notice";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import { reset } from "./api";

type ResetPageProps = { token: string; onReset: (login: string) => Promise<void> };

type Passwords = { password: string; repeated: string };

/** What the link in the mail opens: a new password is chosen, once. */
export function ResetPage({ token, onReset }: ResetPageProps) {
    const words = useWords();
    usePageTitle(words("reset.title"));
    const resetting = useServerForm({
        initialValues: { password: "", repeated: "" },
        required: ["password"],
        check: sameTwice,
        send: ({ password }, key) => reset({ token, password }, key),
        done: ({ login }) => onReset(login),
    });
    const field = resetting.form.getInputProps;
    const { problem } = resetting;
    if (!token || isProblem(problem, 404)) return <DeadLink />;
    return (
        <PublicPage>
            <h1>{words("reset.title")}</h1>
            <PublicLead>{words("reset.lead")}</PublicLead>
            <form
                ref={resetting.element}
                className={form.form}
                onSubmit={resetting.onSubmit}
                noValidate
            >
                {isProblem(problem, 403) ? <SomebodyElse /> : <FormProblem problem={problem} />}
                <NewPassword label={words("reset.password")} autoFocus {...field("password")} />
                <PasswordInput
                    label={words("password.repeat")}
                    autoComplete="new-password"
                    visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                    {...field("repeated")}
                />
                <Button type="submit" loading={resetting.busy} fullWidth mt={4}>
                    {words("reset.submit")}
                </Button>
            </form>
        </PublicPage>
    );
}

// A link does nothing in the browser of somebody else who is signed in there.
function SomebodyElse() {
    const words = useWords();
    return <p role="alert">{words("reset.somebody_else")}</p>;
}

function DeadLink() {
    const words = useWords();
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<LostDrawing />}
                title={words("reset.dead.title")}
                text={words("reset.dead.text")}
            >
                <Button renderRoot={(props) => <Link to="/forgot" {...props} />}>
                    {words("reset.dead.again")}
                </Button>
            </Notice>
        </PublicPage>
    );
}

function sameTwice(values: Passwords, words: Words): Partial<Passwords> {
    return values.password === values.repeated ? {} : { repeated: words("password.differs") };
}
