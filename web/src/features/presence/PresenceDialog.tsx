import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { Loaded } from "../../ui/Loaded";
import { ownPresenceQuery } from "./api";
import { PresenceForm } from "./PresenceForm";

type PresenceDialogProps = { opened: boolean; onClose: () => void };

/** Says whether one is there, with a text and an end. */
export function PresenceDialog({ opened, onClose }: PresenceDialogProps) {
    const words = useWords();
    const own = useQuery({ ...ownPresenceQuery, enabled: opened });
    return (
        <Dialog opened={opened} onClose={onClose} title={words("presence.title")}>
            <Loaded query={own} rows={4}>
                {(now) => <PresenceForm now={now} onClose={onClose} />}
            </Loaded>
        </Dialog>
    );
}
