import { Button, Switch, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { clientsKey, type ClientVersion } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { endOfDay, lastDayOf } from "../../lib/days";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NameFields } from "../../ui/NameFields";
import { toast } from "../../ui/toast";
import { changeClient } from "./api";
import { ClientEnd } from "./ClientEnd";

type EditClientProps = { version: ClientVersion; opened: boolean; onClose: () => void };

/** What is known of a client, and whether they may sign in. */
export function EditClient({ version, opened, onClose }: EditClientProps) {
    const words = useWords();
    const { display_name: name } = version.client;
    return (
        <Dialog opened={opened} onClose={onClose} title={words("clients.edit.title", { name })}>
            <EditForm version={version} onClose={onClose} />
        </Dialog>
    );
}

function EditForm({ version, onClose }: Omit<EditClientProps, "opened">) {
    const words = useWords();
    const saving = useEditForm(version, onClose);
    const { state } = version.client;
    const { values, setFieldValue, getInputProps: field } = saving.form;
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            <FormProblem problem={saving.problem} />
            <NameFields field={field} of="another" first="in a dialog" />
            <div className={form.pair}>
                <TextInput label={words("detail.phone")} type="tel" {...field("phone")} />
                <TextInput
                    label={words("contacts.company")}
                    maxLength={100}
                    {...field("company")}
                />
            </div>
            {(state === "active" || state === "inactive") && (
                <Switch
                    label={words("state.active")}
                    description={words("clients.active.means")}
                    checked={values.active === "yes"}
                    onChange={({ currentTarget: { checked } }) =>
                        setFieldValue("active", checked ? "yes" : "no")
                    }
                />
            )}
            <ClientEnd
                client={version.client}
                field={field}
                end={values.valid_until}
                onRenew={(end) => setFieldValue("valid_until", end)}
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

function useEditForm(version: ClientVersion, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [base] = useState(version);
    const { first_name, last_name, phone, company, state, valid_until, sponsor } = base.client;
    const end = valid_until ? lastDayOf(valid_until) : "";
    return useServerForm({
        initialValues: {
            ...{ first_name, last_name, phone, company },
            active: state === "inactive" ? "no" : "yes",
            valid_until: end,
            sponsor_id: sponsor?.id ?? "",
        },
        required: ["first_name", "last_name"],
        send: ({ active, valid_until: day, sponsor_id, ...values }) =>
            changeClient(account.id, base, {
                ...values,
                ...((day !== end || (active === "yes" && state === "inactive")) &&
                    (day ? { valid_until: endOfDay(day) } : { open_ended: true })),
                ...(sponsor_id && sponsor_id !== sponsor?.id && { sponsor_id }),
                ...((state === "active" || state === "inactive") && { active: active === "yes" }),
            }),
        done: (saved) => {
            toast(words("clients.saved", { name: saved.display_name }));
            void queries.invalidateQueries({ queryKey: clientsKey(account.id) });
            void queries.invalidateQueries({ queryKey: ["accounts", account.id, "contacts"] });
            onDone();
        },
    });
}
