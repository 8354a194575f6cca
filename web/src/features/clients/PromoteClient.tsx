import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Client, Promotion, TeamRef } from "../../api/types";
import { clientsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { useGiving } from "../../lib/giving";
import { productsKey } from "../../lib/products";
import { promoteClient, promotionQuery } from "../../lib/promotions";
import { rolesOf, type Rights } from "../../lib/rights";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { GrantFields } from "../../ui/GrantFields";
import { LicenseFields } from "../../ui/LicenseFields";
import { RoleFields } from "../../ui/RoleFields";
import { TeamChoice } from "../../ui/TeamChoice";
import { toast } from "../../ui/toast";
import { WhatChanges } from "../../ui/WhatChanges";

type Given = Rights & { licenses: string[]; teams: TeamRef[] };
const nothing: Given = {
    ...{ standing: "user", more: [], manage: [], accounting: false },
    ...{ licenses: [], teams: [] },
};

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
    const [given, give] = useState(nothing);
    const promoting = usePromoting(client, given, () => {
        onClose();
        onDone();
    });
    const { getInputProps: field } = promoting.form;
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
                <Given given={given} onChange={(change) => give({ ...given, ...change })} />
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

type GivenProps = { given: Given; onChange: (change: Partial<Given>) => void };

/** What they are to be and to have as a user, from the first day. */
function Given({ given, onChange }: GivenProps) {
    const giving = useGiving();
    return (
        <>
            <RoleFields values={given} onChange={onChange} giving={giving} />
            <GrantFields values={given} onChange={onChange} giving={giving} />
            <LicenseFields
                held={[]}
                ticked={given.licenses}
                onChange={(licenses) => onChange({ licenses })}
            />
            <TeamChoice chosen={given.teams} onChange={(teams) => onChange({ teams })} />
        </>
    );
}

/** Nothing of it is said by who may not give it. */
function promotionOf({ licenses, teams, ...rights }: Given): Promotion {
    const isSet = rights.manage.length > 0 || rights.accounting;
    return {
        roles: rolesOf(rights),
        ...(isSet && { grants: { manage: rights.manage, accounting: rights.accounting } }),
        licenses,
        teams: teams.map(({ id }) => id),
    };
}

function usePromoting(client: Client, given: Given, onDone: () => void) {
    const { id, display_name: name } = client;
    const words = useWords();
    const queries = useQueryClient();
    const { account, may } = useCurrent();
    return useServerForm({
        initialValues: { message: "" },
        required: [],
        send: ({ message }, key) => {
            const wanted = may("users.manage") ? promotionOf(given) : {};
            const more = message.trim() ? { message: message.trim() } : {};
            return promoteClient(account.id, id, { ...wanted, ...more }, key);
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
