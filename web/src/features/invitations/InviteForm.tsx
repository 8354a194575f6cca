import { Button, Textarea, TextInput } from "@mantine/core";
import { NameFields } from "../../ui/NameFields";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { NewInvitation } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { invitationsKey, invite } from "./api";
import { emptyDraft, forgetDraft, loadDraft, saveDraft, type Draft } from "./draft";
import classes from "./InviteForm.module.css";
import { RoleChoice } from "./RoleChoice";

type InviteFormProps = { account: string; onClose: () => void };

export function InviteForm({ account, onClose }: InviteFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const inviting = useServerForm({
        initialValues: loadDraft(),
        required: ["first_name", "last_name", "email"],
        send: (draft, key) => invite(account, invitationOf(draft), key),
        done: () => {
            inviting.form.setValues(emptyDraft);
            forgetDraft();
            onClose();
            toast(words("invite.sent"));
            void queries.invalidateQueries({ queryKey: invitationsKey(account) });
        },
    });
    const draft = inviting.form.values;
    useEffect(() => saveDraft(draft), [draft]);
    const field = inviting.form.getInputProps;
    return (
        <form ref={inviting.element} className={form.form} onSubmit={inviting.onSubmit} noValidate>
            <p className={classes.lead}>{words("invite.lead")}</p>
            <FormProblem problem={inviting.problem} />
            <NameFields field={field} of="another" first="in a dialog" />
            <TextInput
                label={words("person.email")}
                type="email"
                autoComplete="off"
                {...field("email")}
            />
            <RoleChoice {...field("role")} />
            <Textarea
                label={words("invite.message")}
                description={words("invite.message.hint")}
                rows={3}
                {...field("message")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <Button type="submit" loading={inviting.busy}>
                    {words("invite.submit")}
                </Button>
            </div>
        </form>
    );
}

function invitationOf({ role, message, ...person }: Draft): NewInvitation {
    const invitation: NewInvitation = { kind: "internal", ...person, roles: [role] };
    return message.trim() ? { ...invitation, message } : invitation;
}
