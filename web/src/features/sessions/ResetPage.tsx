import { Button } from "@mantine/core";
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
import { PasswordField } from "../../ui/PasswordField";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import { reset } from "./api";
import { forgetAskedLogin } from "./asked_login";
import { SomebodyElse } from "./SomebodyElse";

type ResetPageProps = { token: string; onReset: (login: string) => Promise<void> };

type Passwords = { password: string; repeated: string };

/** What the link in the mail opens: a new password is chosen, once. */
export function ResetPage({ token, onReset }: ResetPageProps) {
    const words = useWords();
    usePageTitle(words("reset.title"));
    const resetting = useReset({ token, onReset });
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
                {isProblem(problem, 403) ? (
                    <SomebodyElse onSignedOut={resetting.forget} />
                ) : (
                    <FormProblem problem={problem} />
                )}
                <NewPassword label={words("reset.password")} autoFocus {...field("password")} />
                <PasswordField
                    label={words("password.repeat")}
                    autoComplete="new-password"
                    {...field("repeated")}
                />
                <Button type="submit" loading={resetting.busy} fullWidth mt={4}>
                    {words("reset.submit")}
                </Button>
            </form>
        </PublicPage>
    );
}

function useReset({ token, onReset }: ResetPageProps) {
    return useServerForm({
        initialValues: { password: "", repeated: "" },
        required: ["password"],
        check: sameTwice,
        send: ({ password }, key) => reset({ token, password }, key),
        done: ({ login }) => {
            forgetAskedLogin();
            return onReset(login);
        },
    });
}

/** The page to ask on knows which login it was, if it was asked for in this browser. */
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
