import { useState } from "react";
import { FormattedMessage } from "react-intl";
import type { SignUp } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useWords, type WordId } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Face } from "../../ui/Face";
import { CheckIcon } from "../../ui/icons";
import { StateChip } from "../../ui/StateChip";
import { When } from "../../ui/When";
import classes from "./SignUps.module.css";
import { useDecision } from "./use_decision";

const cameBy: Record<SignUp["way"], WordId> = {
    domain: "signups.by.domain",
    link: "signups.by.link",
    provider: "signups.by.provider",
};

/** Who it is, how the person came, and the two answers. */
export function AwaitingRow({ one }: { one: SignUp }) {
    const words = useWords();
    const name = fullName(one);
    const by = one.came_by || words("links.unnamed");
    return (
        <li className={classes.row}>
            <Face id={one.user_id ?? one.id} name={name} />
            <div className={classes.who}>
                <span className={classes.name}>{name}</span>
                <span className={classes.quiet}>{one.email}</span>
            </div>
            <div className={classes.how}>
                <StateChip tone="warn">{words("invitations.approval")}</StateChip>
                <span className={classes.quiet}>
                    <FormattedMessage
                        id={cameBy[one.way]}
                        values={{ by, at: <When at={one.created_at} /> }}
                    />
                </span>
            </div>
            <Answers one={one} />
        </li>
    );
}

function Answers({ one }: { one: SignUp }) {
    const words = useWords();
    const name = fullName(one);
    const [asking, ask] = useState(false);
    const deciding = useDecision(one);
    return (
        <div className={classes.acts}>
            <ActButton
                size="compact-sm"
                leftSection={<CheckIcon size={14} />}
                loading={deciding.busy}
                aria-label={words("invitations.act.approve.of", { name })}
                onClick={() => deciding.submit("approve")}
            >
                {words("invitations.act.approve")}
            </ActButton>
            <ActButton
                variant="default"
                size="compact-sm"
                aria-label={words("signups.decline.of", { name })}
                onClick={() => ask(true)}
            >
                {words("signups.decline")}
            </ActButton>
            <ConfirmDialog
                opened={asking}
                title={words("signups.decline.title", { name })}
                confirm={words("signups.decline")}
                busy={deciding.busy}
                onConfirm={() => void deciding.submit("refuse").then(() => ask(false))}
                onClose={() => ask(false)}
            >
                {words("signups.decline.text", { name, email: one.email })}
            </ConfirmDialog>
        </div>
    );
}
