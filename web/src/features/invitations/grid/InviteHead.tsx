import { Link } from "@tanstack/react-router";
import type { Settings } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { PageHead } from "../../../ui/PageHead";
import classes from "./InvitePeople.module.css";
import { SignUpGuide } from "./SignUpGuide";

export function InviteHead({ settings }: { settings?: Settings }) {
    const words = useWords();
    const guide = settings?.signup_help_url || `${location.origin}/help/sign-up`;
    return (
        <>
            <Link to="/users" className={classes.back}>
                {words("users.title")}
            </Link>
            <PageHead
                title={words("invite.title")}
                lead={words("invite.lead")}
                actions={settings && <SignUpGuide url={guide} />}
            />
        </>
    );
}
