import { useWords } from "../../../lib/words";
import { Window } from "../../../ui/Window";
import { DetailsStep } from "./DetailsStep";
import { DoneStep } from "./DoneStep";
import { useInviting } from "./use_inviting";
import { WayStep } from "./WayStep";

type InviteClientsProps = {
    /** Whether they become a group, or join one. */
    isGroup: boolean;
    opened: boolean;
    onClose: () => void;
};

/** Adds clients: first who they are, then what is mailed to them. */
export function InviteClients({ isGroup, opened, onClose }: InviteClientsProps) {
    const words = useWords();
    const title = words(isGroup ? "clients.invite.group" : "clients.invite.title");
    return (
        <Window opened={opened} title={title} onClose={onClose}>
            <Steps isGroup={isGroup} onClose={onClose} />
        </Window>
    );
}

function Steps({ isGroup, onClose }: Omit<InviteClientsProps, "opened">) {
    const inviting = useInviting(isGroup);
    if (inviting.step === "done") return <DoneStep inviting={inviting} onClose={onClose} />;
    if (inviting.step === "way") return <WayStep inviting={inviting} />;
    return <DetailsStep inviting={inviting} isGroup={isGroup} onClose={onClose} />;
}
