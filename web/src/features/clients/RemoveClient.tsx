import { useState } from "react";
import type { Client } from "../../api/types";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useClientActs } from "./use_client_acts";

type RemoveClientProps = {
    client: Client;
    opened: boolean;
    onRemoved: () => void;
    onClose: () => void;
};

export function RemoveClient({ client, opened, onRemoved, onClose }: RemoveClientProps) {
    const words = useWords();
    const { remove } = useClientActs(client);
    const [busy, setBusy] = useState(false);

    async function submit() {
        setBusy(true);
        const done = await remove();
        setBusy(false);
        onClose();
        if (done) onRemoved();
    }

    return (
        <ConfirmDialog
            opened={opened}
            title={words("clients.remove.title", { name: client.display_name })}
            confirm={words("clients.remove")}
            busy={busy}
            onConfirm={() => void submit()}
            onClose={onClose}
        >
            {words("clients.remove.text")}
        </ConfirmDialog>
    );
}
