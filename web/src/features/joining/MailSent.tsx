import { Button } from "@mantine/core";
import { useState } from "react";
import type { SignUpRequest } from "../../api/types";
import { useSecondsLeft } from "../../lib/seconds_left";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import classes from "./Joining.module.css";

const patienceSeconds = 60;

type MailSentProps = {
    asking: SignUpRequest;
    send: (asking: SignUpRequest, key: string) => Promise<void>;
    onOther: () => void;
};

/** The rest stands in the mail. Whether there will be one is told to nobody. */
export function MailSent({ asking, send, onOther }: MailSentProps) {
    const words = useWords();
    const [times, setTimes] = useState(1);
    const again = useSubmit({ send, done: () => setTimes(times + 1) });
    return (
        <div className={form.form}>
            <div className={classes.sent} role="status">
                <strong>{words("joining.sent.title")}</strong>
                <p>{words("joining.sent", { email: asking.email })}</p>
                <p className={classes.small}>{words("joining.sent.none")}</p>
            </div>
            <FormProblem problem={again.problem} />
            <div className={classes.choices}>
                <SendAgain key={times} busy={again.busy} onAgain={() => again.submit(asking)} />
                <Button variant="subtle" fullWidth onClick={onOther}>
                    {words("joining.other")}
                </Button>
            </div>
        </div>
    );
}

/** Not at once: a mail takes a moment, and the one before it would have been enough. */
function SendAgain({ busy, onAgain }: { busy: boolean; onAgain: () => void }) {
    const words = useWords();
    const seconds = useSecondsLeft(patienceSeconds);
    if (seconds > 0) {
        return (
            <p className={`${classes.small} ${classes.center}`} aria-hidden="true">
                {words("joining.again.wait", { seconds })}
            </p>
        );
    }
    return (
        <ActButton variant="default" fullWidth loading={busy} onClick={onAgain}>
            {words("joining.again")}
        </ActButton>
    );
}
