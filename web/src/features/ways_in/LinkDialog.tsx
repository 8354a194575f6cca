import type { SignUpLink } from "../../api/types";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { LinkForm } from "./LinkForm";

type LinkDialogProps = {
    /** Nothing: a new one. */
    link?: SignUpLink;
    opened: boolean;
    onClose: () => void;
};

export function LinkDialog({ link, opened, onClose }: LinkDialogProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words(link ? "links.change.title" : "links.new")}
        >
            <LinkForm link={link} onClose={onClose} />
        </Dialog>
    );
}
