import { CloseButton } from "@mantine/core";
import { useWords } from "../../lib/words";
import { InfoIcon } from "../../ui/icons";
import classes from "./SignupOnNotice.module.css";

/** For who came for the page Invite User while it is closed. */
export function SignupOnNotice({ onClose }: { onClose: () => void }) {
    const words = useWords();
    return (
        <div className={classes.notice} role="status">
            <InfoIcon size={16} />
            <span className={classes.text}>{words("signup.invite.why_off")}</span>
            <CloseButton size="sm" aria-label={words("action.close")} onClick={onClose} />
        </div>
    );
}
