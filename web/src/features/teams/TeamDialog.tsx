import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { Team } from "../../api/types";
import type { TeamVersion } from "../../lib/teams";
import { useWords } from "../../lib/words";
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
        <Modal
            opened={opened}
            onClose={onClose}
            title={words(version ? "teams.edit" : "teams.new")}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <TeamForm version={version} onClose={onClose} {...form} />
        </Modal>
    );
}
