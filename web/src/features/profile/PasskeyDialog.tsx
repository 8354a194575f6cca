import type { Passkey } from "../../api/types";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { AddPasskey } from "./AddPasskey";
import { RemovePasskey } from "./RemovePasskey";
import { RenamePasskey } from "./RenamePasskey";

export type PasskeyAct =
    { kind: "add" } | { kind: "rename"; passkey: Passkey } | { kind: "remove"; passkey: Passkey };

type PasskeyDialogProps = { opened: boolean; act: PasskeyAct; onClose: () => void };

export function PasskeyDialog({ opened, act, onClose }: PasskeyDialogProps) {
    const words = useWords();
    const name = act.kind === "add" ? "" : act.passkey.name;
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words(`passkeys.title.${act.kind}`, { name })}
        >
            {act.kind === "add" ? (
                <AddPasskey onClose={onClose} />
            ) : act.kind === "rename" ? (
                <RenamePasskey key={act.passkey.id} passkey={act.passkey} onClose={onClose} />
            ) : (
                <RemovePasskey passkey={act.passkey} onClose={onClose} />
            )}
        </Dialog>
    );
}
