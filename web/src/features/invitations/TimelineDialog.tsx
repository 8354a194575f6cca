import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import type { Invitation, Step } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useWords, wordOr } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { Loaded } from "../../ui/Loaded";
import { When } from "../../ui/When";
import { timelineQuery } from "./api";
import classes from "./TimelineDialog.module.css";

type TimelineDialogProps = {
    account: string;
    invitation: Invitation;
    opened: boolean;
    onClose: () => void;
};

/** What became of an invitation: each act and each mail, in words, oldest first. */
export function TimelineDialog({ account, invitation, opened, onClose }: TimelineDialogProps) {
    const words = useWords();
    const timeline = useQuery({ ...timelineQuery(account, invitation.id), enabled: opened });
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words("timeline.title", { name: fullName(invitation) })}
        >
            <p className={classes.email}>{invitation.email}</p>
            <Loaded query={timeline} rows={3}>
                {(steps) => (
                    <ol className={classes.steps}>
                        {steps.map((step, place) => (
                            <Line key={`${step.at} ${place}`} step={step} />
                        ))}
                    </ol>
                )}
            </Loaded>
        </Dialog>
    );
}

function Line({ step: { what, by, detail, at } }: { step: Step }) {
    const words = useWords();
    const intl = useIntl();
    return (
        <li className={classes.step} data-failed={what === "mail_failed" || undefined}>
            <span className={classes.what}>{wordOr(words, "timeline", what)}</span>
            <span className={classes.at}>
                {by && `${by}, `}
                {intl.formatDate(at, { dateStyle: "medium", timeStyle: "short" })}
                {" · "}
                <When at={at} />
            </span>
            {detail && <code className={classes.detail}>{detail}</code>}
        </li>
    );
}
