import { Button } from "@mantine/core";
import type { Me, SigningUp } from "../../api/types";
import { useSwitchAccount } from "../../lib/switch_account";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { Who } from "../../ui/Who";
import classes from "./Joining.module.css";

/** Signed in as somebody else: says whom the mail is for, and signs out without leaving. */
export function SwitchToJoin({ signing, me }: { signing: SigningUp; me: Me }) {
    const words = useWords();
    const switching = useSwitchAccount();
    const people = { mine: me.person.email, theirs: signing.email ?? "" };
    return (
        <div className={form.form}>
            <Who person={me.person} />
            <div className={classes.heed} role="status">
                {words("joining.other.person", people)}
            </div>
            <FormProblem problem={switching.problem} />
            <Button fullWidth loading={switching.busy} onClick={() => switching.submit(null)}>
                {words("invitation.switch")}
            </Button>
        </div>
    );
}
