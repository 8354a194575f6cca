import { Button, TextInput } from "@mantine/core";
import type { Passkey } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { renamePasskey } from "./api";

type RenamePasskeyProps = { passkey: Passkey; onClose: () => void };

export function RenamePasskey({ passkey, onClose }: RenamePasskeyProps) {
    const words = useWords();
    const renaming = useServerForm({
        initialValues: { name: passkey.name },
        required: ["name"],
        send: ({ name }) => renamePasskey(passkey.id, name),
        done: onClose,
    });
    return (
        <form ref={renaming.element} className={form.form} onSubmit={renaming.onSubmit} noValidate>
            <FormProblem problem={renaming.problem} />
            <TextInput
                label={words("passkeys.name")}
                maxLength={100}
                data-autofocus
                {...renaming.form.getInputProps("name")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={renaming.busy}>
                    {words("passkeys.rename")}
                </ActButton>
            </div>
        </form>
    );
}
