import { Button } from "@mantine/core";
import { isProblem } from "../../api/problem";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { decline } from "./api";

type AcceptOrDeclineProps = {
    token: string;
    busy?: boolean;
    onAccept: () => void;
    onDeclined: () => void;
    onChanged: () => void;
};

export function AcceptOrDecline(props: AcceptOrDeclineProps) {
    const words = useWords();
    const declining = useSubmit({
        send: (_: null, key) => decline(props.token, "", key),
        done: props.onDeclined,
        refused: (problem) => isProblem(problem, 410) && props.onChanged(),
    });
    return (
        <div className={form.form}>
            <FormProblem problem={declining.problem} />
            <Button fullWidth loading={props.busy} onClick={props.onAccept}>
                {words("invitation.accept")}
            </Button>
            <Button
                fullWidth
                variant="default"
                loading={declining.busy}
                onClick={() => declining.submit(null)}
            >
                {words("invitation.decline")}
            </Button>
        </div>
    );
}
