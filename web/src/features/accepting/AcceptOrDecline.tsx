import { Button } from "@mantine/core";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import classes from "./Answer.module.css";

type AcceptOrDeclineProps = {
    busy?: boolean;
    /** From one of the forms: the focus comes along. */
    returned: boolean;
    onAccept: () => void;
    onDecline: () => void;
};

export function AcceptOrDecline({ busy, returned, onAccept, onDecline }: AcceptOrDeclineProps) {
    const words = useWords();
    return (
        <div className={form.form}>
            <div className={classes.choices}>
                <Button fullWidth autoFocus={returned} loading={busy} onClick={onAccept}>
                    {words("invitation.accept")}
                </Button>
                <Button fullWidth variant="default" disabled={busy} onClick={onDecline}>
                    {words("invitation.decline")}
                </Button>
            </div>
            <p className={classes.small}>{words("invitation.nothing_yet")}</p>
        </div>
    );
}
