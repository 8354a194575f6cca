import { Link } from "@tanstack/react-router";
import type { PublicInvitation } from "../../api/types";
import { useWords } from "../../lib/words";
import classes from "./Answer.module.css";

type OtherLoginProps = { token: string; invitation: PublicInvitation };

/** Signs in as whoever one is already and comes back here; only where the address is free. */
export function OtherLogin({ token, invitation }: OtherLoginProps) {
    const words = useWords();
    if (invitation.force_email) return null;
    return (
        <p className={classes.center}>
            <Link to="/signin" search={{ next: `/invitations/${token}` }}>
                {words("invitation.have_login")}
            </Link>
        </p>
    );
}
