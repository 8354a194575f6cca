import { Button, TextInput } from "@mantine/core";
import { isProblem } from "../../api/problem";
import type { Connection } from "../../api/types";
import { lastDayOf, today } from "../../lib/days";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Choices, Tick } from "../../ui/Choice";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import type { ConnectionVersion } from "./api";
import { ScopeTicks } from "./ScopeTicks";
import { scopesIn, scopesText } from "./scopes";
import { useAgreedForm } from "./use_agreed_form";

type AgreedFormProps = { version: ConnectionVersion; onClose: () => void };

export function AgreedForm({ version, onClose }: AgreedFormProps) {
    const words = useWords();
    const saving = useAgreedForm(version, onClose);
    const { connection } = saving.base;
    const { values, errors, setFieldValue, getInputProps } = saving.form;
    const last = connection.expires_at ? lastDayOf(connection.expires_at) : undefined;
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            <p className={form.quiet}>
                {words("connections.agreed.lead", { name: connection.person.display_name })}
            </p>
            {isProblem(saving.problem, 412) ? (
                <StaleNotice
                    {...saving.stale}
                    say={({ connection: now }) =>
                        words("connections.stale", { scopes: scopesText(words, now) })
                    }
                />
            ) : (
                <FormProblem problem={saving.problem} />
            )}
            <ScopeTicks
                title={words("connections.agreed")}
                offered={connection.scopes}
                off={words("connections.agreed.not")}
                value={scopesIn(values.scopes)}
                error={errors.scopes as string | undefined}
                onChange={(scopes) => setFieldValue("scopes", scopes.join(" "))}
            />
            <TextInput
                type="date"
                label={words("connections.until.label")}
                description={words("connections.until.sooner")}
                min={today()}
                max={last}
                {...getInputProps("expires_at")}
            />
            <Sharing
                connection={connection}
                shares={values.shares === "true"}
                onChange={(shares) => setFieldValue("shares", String(shares))}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words("edit.save")}
                </ActButton>
            </div>
        </form>
    );
}

type SharingProps = {
    connection: Connection;
    shares: boolean;
    onChange: (shares: boolean) => void;
};

/** Only who asked for the connection shares it, and only while asking. */
function Sharing({ connection, shares, onChange }: SharingProps) {
    const words = useWords();
    const { direction, share_with_colleagues, person } = connection;
    if (!share_with_colleagues) return null;
    if (direction === "received") {
        const { display_name: name, company } = person;
        return <p className={form.quiet}>{words("connections.shared.there", { name, company })}</p>;
    }
    return (
        <Choices>
            <Tick
                label={words("connections.share")}
                means={words("connections.share.stop")}
                off={undefined}
                checked={shares}
                onChange={onChange}
            />
        </Choices>
    );
}
