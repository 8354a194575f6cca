import { Button } from "@mantine/core";
import { useState } from "react";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { askAgain } from "./api";

/** Of a dead link: asks whoever sent it for a new one. */
export function AskAgain({ token, inviter }: { token: string; inviter: string }) {
    const words = useWords();
    const [asked, setAsked] = useState(false);
    const asking = useSubmit({
        send: (_: null, key) => askAgain(token, key),
        done: () => setAsked(true),
    });
    return (
        <div className={form.form}>
            <FormProblem problem={asking.problem} />
            <div role="status">{asked && words("dead.asked", { inviter })}</div>
            {!asked && (
                <Button loading={asking.busy} onClick={() => asking.submit(null)}>
                    {words("dead.ask")}
                </Button>
            )}
        </div>
    );
}
