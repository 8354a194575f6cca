import { Button, Switch, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useEffect, useRef, type FormEvent } from "react";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import form from "../../../ui/form.module.css";
import { FormProblem } from "../../../ui/FormProblem";
import { LicenseFields } from "../../../ui/LicenseFields";
import { NameFields } from "../../../ui/NameFields";
import { RoleFields } from "../../../ui/RoleFields";
import { useGiving } from "../../../lib/giving";
import { TabProblem } from "../edit/TabProblem";
import { TeamChoice } from "../../../ui/TeamChoice";
import frame from "../../../ui/Window.module.css";
import classes from "./AddUserForm.module.css";
import { findByEmail } from "./api";
import { useAdding } from "./use_adding";

type AddUserFormProps = { account: string; onClose: () => void; onEdit: (user: string) => void };

const isHereAlready = ["already_member", "member_inactive"];

export function AddUserForm({ account, onClose, onEdit }: AddUserFormProps) {
    const words = useWords();
    const giving = useGiving();
    const adding = useAdding(account, onClose);
    const { draft, set, refused } = adding;
    const element = useRef<HTMLFormElement>(null);
    useEffect(() => {
        element.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-refused]")?.focus();
    }, [refused]);

    function submit(event: FormEvent) {
        event.preventDefault();
        adding.submit();
    }

    function field(name: "first_name" | "last_name" | "email") {
        return {
            value: draft[name],
            error: refused[name],
            onChange: (event: { currentTarget: HTMLInputElement }) =>
                set({ [name]: event.currentTarget.value }),
        };
    }

    return (
        <form ref={element} className={classes.form} onSubmit={submit} noValidate>
            <div className={frame.scroll}>
                <p className={classes.lead}>{words("add.lead")}</p>
                <NameFields field={field} of="another" first="in a dialog" />
                <Email {...{ account, onEdit }} code={adding.code} {...field("email")} />
                <TabProblem text={refused.roles} />
                <RoleFields values={draft} onChange={set} giving={giving} />
                <TabProblem text={refused.licenses} />
                <LicenseFields
                    held={[]}
                    ticked={draft.licenses}
                    onChange={(licenses) => set({ licenses })}
                />
                <TabProblem text={refused.teams} />
                <TeamChoice chosen={draft.teams} onChange={(teams) => set({ teams })} />
                <Switch
                    label={words("add.welcome")}
                    aria-label={words("add.welcome")}
                    description={words("add.welcome.means")}
                    classNames={{ description: classes.means ?? "" }}
                    checked={draft.welcome}
                    onChange={(event) => set({ welcome: event.currentTarget.checked })}
                />
            </div>
            <footer className={frame.foot}>
                <FormProblem problem={adding.problem} />
                <div className={form.actions}>
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <ActButton type="submit" loading={adding.busy}>
                        {words("add.submit")}
                    </ActButton>
                </div>
            </footer>
        </form>
    );
}

type EmailProps = {
    account: string;
    value: string;
    error: string | undefined;
    onChange: (event: { currentTarget: HTMLInputElement }) => void;
    /** Of what was refused. */
    code: string;
    onEdit: (user: string) => void;
};

/** Whoever has the address here already can be opened instead. */
function Email({ account, code, onEdit, ...field }: EmailProps) {
    const words = useWords();

    async function openHim() {
        const user = await findByEmail(account, field.value);
        if (user) onEdit(user.id);
    }

    return (
        <div>
            <TextInput label={words("person.email")} type="email" autoComplete="off" {...field} />
            {field.error && isHereAlready.includes(code) && (
                <Button className={classes.open} variant="default" onClick={openHim}>
                    {words(code === "member_inactive" ? "add.reactivate" : "add.open_user")}
                </Button>
            )}
        </div>
    );
}
