import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { OnePersonForm } from "./OnePersonForm";
import { Dialog } from "../../../ui/Dialog";

type OnePersonDialogProps = {
    account: string;
    pools: Product[];
    opened: boolean;
    onClose: () => void;
};

export function OnePersonDialog({ account, pools, opened, onClose }: OnePersonDialogProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            title={words("invite.one.title")}
            size={520}
        >
            <OnePersonForm account={account} pools={pools} onClose={onClose} />
        </Dialog>
    );
}
