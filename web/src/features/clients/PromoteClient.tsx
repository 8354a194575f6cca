import { Button, Checkbox, Textarea } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Client } from "../../api/types";
import { clientsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { hasFree, productsKey, productsQuery } from "../../lib/products";
import { promoteClient, promotionQuery } from "../../lib/promotions";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { WhatChanges } from "../../ui/WhatChanges";

type PromoteClientProps = {
    client: Client;
    opened: boolean;
    onDone: () => void;
    onClose: () => void;
};

/** A client is to be an internal user: at once, or by an invitation. */
export function PromoteClient({ client, opened, onDone, onClose }: PromoteClientProps) {
    const words = useWords();
    const { display_name: name } = client;
    return (
        <Dialog opened={opened} onClose={onClose} title={words("promotion.title", { name })}>
            <PromoteForm client={client} onDone={onDone} onClose={onClose} />
        </Dialog>
    );
}

function PromoteForm({ client, onDone, onClose }: Omit<PromoteClientProps, "opened">) {
    const words = useWords();
    const { account, may } = useCurrent();
    const preview = useQuery(promotionQuery(account.id, client.id)).data;
    const promoting = usePromoting(client, () => {
        onClose();
        onDone();
    });
    const { values, setFieldValue, getInputProps: field } = promoting.form;
    return (
        <form
            ref={promoting.element}
            className={form.form}
            onSubmit={promoting.onSubmit}
            noValidate
        >
            <p>{words(`promotion.lead.${preview?.outcome ?? "invited"}`)}</p>
            <FormProblem problem={promoting.problem} />
            {preview && <WhatChanges preview={preview} />}
            {may("users.manage") && (
                <Licenses
                    value={values.licenses}
                    onChange={(licenses) => setFieldValue("licenses", licenses)}
                />
            )}
            <Textarea
                label={words("invite.message")}
                description={words("invite.message.hint")}
                rows={2}
                maxLength={500}
                {...field("message")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={promoting.busy}>
                    {words(`promotion.do.${preview?.outcome ?? "invited"}`)}
                </ActButton>
            </div>
        </form>
    );
}

type LicensesProps = { value: string; onChange: (value: string) => void };

function Licenses({ value, onChange }: LicensesProps) {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    return (
        <Checkbox.Group
            label={words("invite.licenses.optional")}
            description={words("promotion.roles.later")}
            value={value.split(" ").filter(Boolean)}
            onChange={(slugs) => onChange(slugs.join(" "))}
        >
            {pools.map((pool) => (
                <Checkbox
                    key={pool.slug}
                    size="xs"
                    mt="xs"
                    value={pool.slug}
                    label={pool.name}
                    disabled={!hasFree(pool)}
                />
            ))}
        </Checkbox.Group>
    );
}

function usePromoting({ id, display_name: name }: Client, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    return useServerForm({
        initialValues: { licenses: "", message: "" },
        required: [],
        send: ({ licenses, message }, key) => {
            const more = message.trim() ? { message: message.trim() } : {};
            const wanted = { licenses: licenses.split(" ").filter(Boolean), ...more };
            return promoteClient(account.id, id, wanted, key);
        },
        done: ({ outcome }) => {
            toast(words(`promotion.done.${outcome}`, { name }));
            const contacts = ["accounts", account.id, "contacts"];
            for (const queryKey of [clientsKey(account.id), productsKey(account.id), contacts])
                void queries.invalidateQueries({ queryKey });
            onDone();
        },
    });
}
