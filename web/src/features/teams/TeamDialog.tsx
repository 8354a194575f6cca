import type { Team } from "../../api/types";
import type { TeamVersion } from "../../lib/teams";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { TeamForm } from "./TeamForm";

type TeamDialogProps = {
    account: string;
    version?: TeamVersion;
    opened: boolean;
    onDone: (team: Team) => void;
    onClose: () => void;
};

/** Makes a team, or changes one. */
export function TeamDialog({ opened, version, onClose, ...form }: TeamDialogProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words(version ? "teams.edit" : "teams.new")}
        >
            <TeamForm version={version} onClose={onClose} {...form} />
        </Dialog>
    );
}
