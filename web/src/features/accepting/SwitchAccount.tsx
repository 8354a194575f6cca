import { Button } from "@mantine/core";
import type { Me, PublicInvitation } from "../../api/types";
import { useSwitchAccount } from "../../lib/switch_account";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { Who } from "../../ui/Who";
import classes from "./Answer.module.css";

type SwitchAccountProps = { invitation: PublicInvitation; me: Me };

/** Signed in as somebody else: says whom the invitation is for, and signs out without leaving. */
export function SwitchAccount({ invitation, me }: SwitchAccountProps) {
    const words = useWords();
    const switching = useSwitchAccount();
    return (
        <>
            <h2 id="answer-title">{words("invitation.other.title")}</h2>
            <Who person={me.person} />
            <p className={classes.heed} role="status">
                {words("invitation.other", { mine: me.person.email, theirs: invitation.email })}
            </p>
            <p className={classes.small}>{words("invitation.other.why")}</p>
            <FormProblem problem={switching.problem} />
            <Button fullWidth loading={switching.busy} onClick={() => switching.submit(null)}>
                {words("invitation.switch")}
            </Button>
        </>
    );
}
