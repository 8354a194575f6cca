import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import type { Invitation, Step } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useWords, wordOr } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
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
        <Modal
            opened={opened}
            onClose={onClose}
            title={words("timeline.title", { name: fullName(invitation) })}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <p className={classes.email}>{invitation.email}</p>
            {timeline.isPending && <LoadingRows rows={3} />}
            {timeline.isError && !timeline.data && (
                <ListProblem problem={timeline.error} onRetry={() => timeline.refetch()} />
            )}
            <ol className={classes.steps}>
                {timeline.data?.map((step, place) => (
                    <Line key={`${step.at} ${place}`} step={step} />
                ))}
            </ol>
        </Modal>
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
