import { PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { isProblem } from "../../api/problem";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { CodeField } from "../../ui/CodeField";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NewPassword } from "../../ui/NewPassword";
import { toast } from "../../ui/toast";
import { showAgain } from "../../lib/own_login";
import { changePassword, sessionsQuery, tokensQuery } from "./api";
import classes from "./Fields.module.css";
import { Section } from "../../ui/Section";

/** A new password, by whoever knows the old one. */
export function PasswordForm() {
    const words = useWords();
    const queries = useQueryClient();
    const { email } = useCurrent().me.person;
    const current = useRef<HTMLInputElement>(null);
    const changing = useServerForm({
        initialValues: { current_password: "", password: "", totp: "" },
        required: ["current_password", "password"],
        send: async ({ totp, ...passwords }, key) => {
            if (totp) await showAgain({ password: passwords.current_password, totp });
            await changePassword(passwords, key);
        },
        done: async () => {
            changing.form.reset();
            toast(words("profile.password.changed"));
            await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
            await queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
        },
    });
    const field = changing.form.getInputProps;
    const isWrong = isProblem(changing.problem, 403);
    const asksCode = field("totp").error || changing.form.values.totp;
    useEffect(() => {
        if (isWrong) current.current?.focus();
    }, [isWrong, changing.problem]);
    return (
        <Section
            id="password"
            title={words("profile.password")}
            lead={words("profile.password.lead")}
        >
            <form
                ref={changing.element}
                className={`${form.form} ${classes.fields}`}
                onSubmit={changing.onSubmit}
                noValidate
            >
                {!isWrong && <FormProblem problem={changing.problem} />}
                {/* So that a password manager knows whose password it keeps. */}
                <input type="text" autoComplete="username" value={email} readOnly hidden />
                <PasswordInput
                    ref={current}
                    label={words("profile.password.current")}
                    autoComplete="current-password"
                    visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                    {...field("current_password")}
                    {...(isWrong && { error: words("profile.password.wrong") })}
                />
                {asksCode && <CodeField {...field("totp")} />}
                <NewPassword label={words("profile.password.new")} {...field("password")} />
                <div className={form.actions}>
                    <ActButton type="submit" loading={changing.busy}>
                        {words("profile.password.change")}
                    </ActButton>
                </div>
            </form>
        </Section>
    );
}
