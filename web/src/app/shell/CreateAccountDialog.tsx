import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { bodyOf, client, once } from "../../api/client";
import { useCurrent } from "../../lib/current";
import { meQuery } from "../../lib/me";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";

type CreateAccountDialogProps = { opened: boolean; onClose: () => void };

/** An account of one's own, which shares nothing with the one in use. */
export function CreateAccountDialog({ opened, onClose }: CreateAccountDialogProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("account.create")}>
            <CreateAccountForm onClose={onClose} />
        </Dialog>
    );
}

function CreateAccountForm({ onClose }: { onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const { account, me, choose } = useCurrent();
    const founding = useServerForm({
        initialValues: { name: "" },
        required: ["name"],
        keep: { as: `create_account.${me.person.id}`, fields: ["name"] },
        send: async (body, key) =>
            bodyOf(await client.POST("/accounts", { body, headers: once(key) })),
        done: async (founded) => {
            await queries.refetchQueries({ queryKey: meQuery.queryKey, exact: true });
            onClose();
            choose(founded.id);
            toast(words("account.create.done", { name: founded.name }));
            await navigate({ to: "/" });
        },
    });
    return (
        <form ref={founding.element} className={form.form} onSubmit={founding.onSubmit} noValidate>
            <p>{words("account.create.lead", { account: account.name })}</p>
            <FormProblem problem={founding.problem} />
            <TextInput
                label={words("setup.account")}
                data-autofocus
                autoComplete="organization"
                {...founding.form.getInputProps("name")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={founding.busy}>
                    {words("account.create.submit")}
                </ActButton>
            </div>
        </form>
    );
}
