import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import type { ReactNode } from "react";
import type { MadeApiToken, Membership, NewApiToken } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { makeToken } from "./api";
import { Choice } from "./Choice";
import { asksAgain, PasswordAgain, usePasswordAgain } from "../../ui/PasswordAgain";
import { scopeName, scopesIn } from "./scopes";
import classes from "./Tokens.module.css";

type Fields = {
    name: string;
    account: string;
    days: string;
    reach: "everything" | "some";
    /** With a space between. */
    scopes: string;
};

const empty: Fields = { name: "", account: "", days: "90", reach: "everything", scopes: "" };
const lifetimes = ["30", "90", "365", ""] as const;
const dayMs = 86_400_000;

type TokenFormProps = { onMade: (token: MadeApiToken) => void; onCancel: () => void };

export function TokenForm({ onMade, onCancel }: TokenFormProps) {
    const words = useWords();
    const { me, active } = useCurrent();
    const again = usePasswordAgain();
    const making = useServerForm<Fields, MadeApiToken>({
        initialValues: empty,
        required: ["name"],
        keep: { as: `token.${me.person.id}`, fields: Object.keys(empty) as (keyof Fields)[] },
        check: ({ reach, scopes }) =>
            reach === "some" && !scopes ? { scopes: words("profile.tokens.scopes.none") } : {},
        send: async (values, key) => {
            await again.show();
            return makeToken(requestOf(values), key);
        },
        done: onMade,
    });
    const { values, setFieldValue, errors } = making.form;
    const field = making.form.getInputProps;
    const offered = scopesIn(active, values.account);
    return (
        <form ref={making.element} className={form.form} onSubmit={making.onSubmit} noValidate>
            {!asksAgain(making.problem) && <FormProblem problem={making.problem} />}
            <TextInput
                label={words("profile.tokens.name")}
                description={words("profile.tokens.name.hint")}
                maxLength={100}
                data-autofocus
                {...field("name")}
            />
            <WhereAndHowLong field={field} active={active} />
            <Choice
                label={words("profile.tokens.reach")}
                value={values.reach}
                options={[
                    { value: "everything", label: words("profile.tokens.everything") },
                    { value: "some", label: words("profile.tokens.some") },
                ]}
                onChange={(reach) => setFieldValue("reach", reach as never)}
            />
            {values.reach === "some" && (
                <Scopes
                    offered={offered}
                    chosen={values.scopes}
                    error={errors.scopes}
                    onChange={(scopes) => setFieldValue("scopes", scopes as never)}
                />
            )}
            <PasswordAgain again={again} problem={making.problem} />
            <div className={form.actions}>
                <Button variant="default" onClick={onCancel}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={making.busy}>
                    {words("profile.tokens.submit")}
                </ActButton>
            </div>
        </form>
    );
}

type WhereAndHowLongProps = {
    field: (name: "account" | "days") => object;
    active: Membership[];
};

function WhereAndHowLong({ field, active }: WhereAndHowLongProps) {
    const words = useWords();
    return (
        <div className={form.pair}>
            <NativeSelect
                label={words("home.account")}
                data={[
                    { value: "", label: words("profile.tokens.everywhere") },
                    ...active.map(({ account: { id, name } }) => ({ value: id, label: name })),
                ]}
                {...field("account")}
            />
            <NativeSelect
                label={words("profile.tokens.lifetime")}
                data={lifetimes.map((days) => ({
                    value: days,
                    label: days
                        ? words("profile.tokens.days", { count: Number(days) })
                        : words("profile.tokens.lasting"),
                }))}
                {...field("days")}
            />
        </div>
    );
}

type ScopesProps = {
    offered: string[];
    /** With a space between; another account may offer fewer. */
    chosen: string;
    error: ReactNode;
    onChange: (chosen: string) => void;
};

function Scopes({ offered, chosen, error, onChange }: ScopesProps) {
    const words = useWords();
    return (
        <Checkbox.Group
            label={words("profile.tokens.scopes")}
            value={chosen.split(" ").filter((scope) => offered.includes(scope))}
            error={error}
            onChange={(scopes) => onChange(scopes.join(" "))}
        >
            <div className={classes.scopes}>
                {offered.map((scope) => (
                    <Checkbox key={scope} value={scope} label={scopeName(words, scope)} />
                ))}
            </div>
        </Checkbox.Group>
    );
}

function requestOf({ name, account, days, reach, scopes }: Fields): NewApiToken {
    const ends = days && new Date(Date.now() + Number(days) * dayMs).toISOString();
    return {
        name,
        ...(account && { account }),
        ...(ends && { expires_at: ends }),
        ...(reach === "some" && { scopes: scopes.split(" ") }),
    };
}
