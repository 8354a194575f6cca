import { Button, Switch, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import type { NewInvitation, Product } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { productsKey } from "../../../lib/products";
import { useServerForm } from "../../../lib/server_form";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import form from "../../../ui/form.module.css";
import { FormProblem } from "../../../ui/FormProblem";
import { NameFields } from "../../../ui/NameFields";
import { toast } from "../../../ui/toast";
import { invitationsKey, invite } from "../api";
import { emptyDraft, type Draft } from "./draft";
import { LicenseChoice } from "./LicenseChoice";
import classes from "./OnePersonForm.module.css";
import { RoleChoice } from "./RoleChoice";

type OnePersonFormProps = { account: string; pools: Product[]; onClose: () => void };

/** What the grid has no room for: no license at all, a message, another address. */
export function OnePersonForm({ account, pools, onClose }: OnePersonFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const owner = useCurrent().membership.id;
    const inviting = useServerForm({
        initialValues: emptyDraft,
        required: ["first_name", "last_name", "email"],
        keep: { as: `invite.${owner}`, fields: Object.keys(emptyDraft) as (keyof Draft)[] },
        send: (draft, key) => invite(account, invitationOf(draft), key),
        done: () => {
            onClose();
            toast(words("invite.sent"));
            void queries.invalidateQueries({ queryKey: invitationsKey(account) });
            void queries.invalidateQueries({ queryKey: productsKey(account) });
        },
    });
    const draft = inviting.form.values;
    const field = inviting.form.getInputProps;
    return (
        <form ref={inviting.element} className={form.form} onSubmit={inviting.onSubmit} noValidate>
            <p className={classes.lead}>{words("invite.one.lead")}</p>
            <FormProblem problem={inviting.problem} />
            <NameFields field={field} of="another" first="in a dialog" />
            <TextInput
                label={words("person.email")}
                type="email"
                autoComplete="off"
                {...field("email")}
            />
            <RoleChoice {...field("role")} />
            <LicenseChoice
                pools={pools}
                value={draft.licenses}
                error={field("licenses").error}
                onChange={(licenses) => inviting.form.setFieldValue("licenses", licenses)}
            />
            <Textarea
                label={words("invite.message")}
                description={words("invite.message.hint")}
                rows={2}
                maxLength={500}
                {...field("message")}
            />
            <Switch
                label={words("invite.force")}
                description={words("invite.force.hint")}
                classNames={{ description: classes.described }}
                checked={draft.force_email === "yes"}
                onChange={({ currentTarget: { checked } }) =>
                    inviting.form.setFieldValue("force_email", checked ? "yes" : "no")
                }
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={inviting.busy}>
                    {words("invite.one.submit")}
                </ActButton>
            </div>
        </form>
    );
}

function invitationOf({ role, licenses, force_email, message, ...person }: Draft): NewInvitation {
    return {
        kind: "internal",
        ...person,
        roles: [role],
        licenses: licenses.split(" ").filter(Boolean),
        force_email: force_email === "yes",
        ...(message.trim() && { message }),
    };
}
