import type { Passkey } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { removePasskey } from "./api";
import { usePasswordAgain } from "../../ui/PasswordAgain";
import { ShowAgain } from "../../ui/ShowAgain";

type RemovePasskeyProps = { passkey: Passkey; onClose: () => void };

export function RemovePasskey({ passkey, onClose }: RemovePasskeyProps) {
    const words = useWords();
    const again = usePasswordAgain();
    const { id, name } = passkey;
    const removing = useSubmit({
        send: async (which: string) => {
            await again.show();
            await removePasskey(which);
        },
        done: () => {
            toast(words("passkeys.removed", { name }));
            onClose();
        },
    });
    return (
        <ShowAgain
            again={again}
            problem={removing.problem}
            busy={removing.busy}
            label={words("passkeys.remove")}
            color="red"
            onSubmit={() => void removing.submit(id)}
            onCancel={onClose}
        >
            <p>{words("passkeys.remove.text")}</p>
        </ShowAgain>
    );
}
