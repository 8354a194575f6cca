import { Button } from "@mantine/core";
import type { Me } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { Who } from "../../ui/Who";
import { completing } from "./completing";
import type { MailProps } from "./signing";

/** Signed in as whom the mail is for: one click, no password. */
export function JoinAsMyself(props: MailProps & { me: Me }) {
    const words = useWords();
    const { send, done } = completing(props);
    const joining = useSubmit({ send: (_: null, key) => send({}, key), done });
    return (
        <div className={form.form}>
            <Who person={props.me.person} />
            <FormProblem problem={joining.problem} />
            <Button fullWidth loading={joining.busy} onClick={() => joining.submit(null)}>
                {words("invitation.title", { account: props.signing.account.name })}
            </Button>
        </div>
    );
}
