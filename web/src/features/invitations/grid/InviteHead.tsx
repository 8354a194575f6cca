import type { Settings } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { PageHead } from "../../../ui/PageHead";
import { WayUp } from "../../../ui/WayUp";
import { SignUpGuide } from "./SignUpGuide";

export function InviteHead({ settings }: { settings?: Settings }) {
    const words = useWords();
    const guide = settings?.signup_help_url || `${location.origin}/help/sign-up`;
    return (
        <>
            <WayUp to="/users">{words("users.title")}</WayUp>
            <PageHead
                title={words("invite.title")}
                lead={words("invite.lead")}
                actions={settings && <SignUpGuide url={guide} />}
            />
        </>
    );
}
