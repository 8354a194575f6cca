import { Button, Textarea } from "@mantine/core";
import { isProblem } from "../../api/problem";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import type { AnswerProps } from "./Answer";
import { decline } from "./api";
import classes from "./Answer.module.css";

/** Saying no is final for this link, so it asks; why is the person's to tell or to keep. */
export function DeclineForm(props: AnswerProps & { onBack: () => void }) {
    const words = useWords();
    const { token, invitation, onStep, onChanged, onBack } = props;
    const declining = useServerForm({
        initialValues: { reason: "" },
        required: [],
        keep: { as: `declining.${token}`, fields: ["reason"] },
        send: async ({ reason }, key) => {
            try {
                await decline(token, reason, key);
            } catch (problem) {
                if (isProblem(problem, 410)) onChanged();
                throw problem;
            }
        },
        done: () => onStep("declined"),
    });
    return (
        <form
            ref={declining.element}
            className={form.form}
            onSubmit={declining.onSubmit}
            noValidate
        >
            <div>
                <h2 id="answer-title">{words("decline.title")}</h2>
                <p className={classes.quiet}>
                    {words("decline.lead", { inviter: invitation.inviter.name })}
                </p>
            </div>
            <FormProblem problem={declining.problem} />
            <Textarea
                label={words("decline.reason")}
                rows={3}
                maxLength={500}
                autoFocus
                {...declining.form.getInputProps("reason")}
            />
            <div className={classes.choices}>
                <Button type="submit" color="red" fullWidth loading={declining.busy}>
                    {words("decline.submit")}
                </Button>
                <Button variant="default" fullWidth disabled={declining.busy} onClick={onBack}>
                    {words("action.back")}
                </Button>
            </div>
        </form>
    );
}
