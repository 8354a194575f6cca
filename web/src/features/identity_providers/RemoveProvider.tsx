import { useQueryClient } from "@tanstack/react-query";
import type { IdentityProvider } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { removeProvider } from "./api";

type RemoveProviderProps = { provider: IdentityProvider; opened: boolean; onClose: () => void };

/** Says how many people sign in by it, before they cannot any more. */
export function RemoveProvider({ provider, opened, onClose }: RemoveProviderProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const { id, name, people } = provider;
    const removing = useSubmit({
        send: () => removeProvider(account.id, id),
        done: () => {
            toast(words("providers.removed", { name }));
            onClose();
            return queries.invalidateQueries({ queryKey: joiningKey(account.id) });
        },
    });

    function close() {
        removing.forget();
        onClose();
    }

    return (
        <ConfirmDialog
            opened={opened}
            title={words("providers.remove.title", { name })}
            confirm={words("providers.remove.do")}
            busy={removing.busy}
            problem={removing.problem}
            onConfirm={() => void removing.submit(null)}
            onClose={close}
        >
            {words("providers.remove.text", { name, people })}
        </ConfirmDialog>
    );
}
