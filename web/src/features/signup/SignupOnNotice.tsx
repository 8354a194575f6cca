import { useWords } from "../../lib/words";
import { PassingNotice } from "../../ui/PassingNotice";

/** For who came for the page Invite User while it is closed. */
export function SignupOnNotice({ onClose }: { onClose: () => void }) {
    const words = useWords();
    return (
        <PassingNotice tone="info" onClose={onClose}>
            {words("signup.invite.why_off")}
        </PassingNotice>
    );
}
