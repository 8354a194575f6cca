import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { changeSupport } from "./api";

type SupportDialogProps = { opened: boolean; onClose: () => void };

/** Names whom everybody in the account asks for help. */
export function SupportDialog({ opened, onClose }: SupportDialogProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("support.title")}>
            <SupportForm onClose={onClose} />
        </Dialog>
    );
}

function SupportForm({ onClose }: { onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const known = queries.getQueryData(accountQuery(account.id).queryKey)?.support;
    const saving = useServerForm({
        initialValues: { name: "", email: "", phone: "", ...known },
        required: ["name", "email"],
        keep: { as: `support.${membership.id}`, fields: ["name", "email", "phone"] },
        send: (support) => changeSupport(account.id, support),
        done: (changed) => {
            queries.setQueryData(accountQuery(account.id).queryKey, changed);
            toast(words("support.saved"));
            onClose();
        },
    });
    const field = saving.form.getInputProps;
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            <p>{words("support.lead")}</p>
            <FormProblem problem={saving.problem} />
            <TextInput label={words("support.name")} data-autofocus {...field("name")} />
            <TextInput label={words("person.email")} type="email" {...field("email")} />
            <TextInput label={words("support.phone")} type="tel" {...field("phone")} />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words("support.save")}
                </ActButton>
            </div>
        </form>
    );
}
