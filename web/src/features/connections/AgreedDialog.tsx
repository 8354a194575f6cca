import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { Loaded } from "../../ui/Loaded";
import { connectionQuery } from "./api";
import { AgreedForm } from "./AgreedForm";

type AgreedDialogProps = { id: string; opened: boolean; onClose: () => void };

/** What the two agreed on: either side makes it less at once, and nobody makes it more alone. */
export function AgreedDialog({ id, opened, onClose }: AgreedDialogProps) {
    const words = useWords();
    const { account } = useCurrent();
    const version = useQuery({ ...connectionQuery(account.id, id), enabled: opened });
    return (
        <Dialog opened={opened} onClose={onClose} title={words("connections.agreed.title")}>
            <Loaded query={version} rows={3}>
                {(now) => <AgreedForm version={now} onClose={onClose} />}
            </Loaded>
        </Dialog>
    );
}
