import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Me, PublicInvitation } from "../../api/types";
import { meQuery, signOut } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import classes from "./SwitchAccount.module.css";

type SwitchAccountProps = { invitation: PublicInvitation; me: Me };

/** Signed in as somebody else: says whom the invitation is for, and signs out without leaving. */
export function SwitchAccount({ invitation, me }: SwitchAccountProps) {
    const words = useWords();
    const queries = useQueryClient();
    const switching = useSubmit({
        send: (_: null, key) => signOut(key),
        done: () => queries.resetQueries({ queryKey: meQuery.queryKey }),
    });
    return (
        <div className={form.form}>
            <p className={classes.other} role="status">
                {words("invitation.other", {
                    mine: me.person.email,
                    theirs: invitation.email,
                })}
            </p>
            <FormProblem problem={switching.problem} />
            <Button fullWidth loading={switching.busy} onClick={() => switching.submit(null)}>
                {words("invitation.switch")}
            </Button>
        </div>
    );
}
