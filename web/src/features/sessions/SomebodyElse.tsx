import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { signOut } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import classes from "./SomebodyElse.module.css";

/** A link does nothing in the browser of somebody else who is signed in there: offers to sign out. */
export function SomebodyElse({ onSignedOut }: { onSignedOut: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const signingOut = useSubmit({
        send: (_: null, key) => signOut(key),
        done: () => {
            queries.clear();
            onSignedOut();
        },
    });
    return (
        <div className={classes.other} role="alert">
            <p>{words("reset.somebody_else")}</p>
            <FormProblem problem={signingOut.problem} />
            <Button
                variant="default"
                loading={signingOut.busy}
                onClick={() => signingOut.submit(null)}
            >
                {words("reset.sign_out")}
            </Button>
        </div>
    );
}
