import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";

/** Where people are invited by many. */
export function InviteUserPage() {
    const words = useWords();
    return <PageHead title={words("invite.title")} />;
}
