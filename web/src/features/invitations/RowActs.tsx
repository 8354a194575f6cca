import { ActionIcon, Button, Menu } from "@mantine/core";
import { useState } from "react";
import type { Invitation } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { CheckIcon, CloseIcon, CopyIcon, LinkIcon, MailIcon, MoreIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { Asked } from "./AskDialog";
import classes from "./InvitationsTable.module.css";
import type { Acts } from "./use_acts";

const AskDialog = later(async () => (await import("./AskDialog")).AskDialog);

type RowActsProps = { invitation: Invitation; acts: Acts };

/** What is most likely to be done stands there as a button, the rest in a menu. */
export function RowActs({ invitation, acts }: RowActsProps) {
    const [asked, setAsked] = useState<Asked>("revoke");
    const [asking, setAsking] = useState(false);
    const isAwaiting = invitation.approval === "awaiting";
    const isPending = invitation.state === "pending";

    function ask(what: Asked) {
        setAsked(what);
        setAsking(true);
    }

    return (
        <div className={classes.acts}>
            {isAwaiting && <Decide invitation={invitation} acts={acts} onAsk={ask} />}
            {!isAwaiting && (isPending || invitation.state === "expired") && (
                <Resend invitation={invitation} acts={acts} />
            )}
            {isPending && <More invitation={invitation} acts={acts} onAsk={ask} />}
            <AskDialog
                invitation={invitation}
                asked={asked}
                opened={asking}
                acts={acts}
                onClose={() => setAsking(false)}
            />
        </div>
    );
}

function Resend({ invitation, acts }: RowActsProps) {
    const words = useWords();
    return (
        <Button
            variant="subtle"
            size="compact-sm"
            loading={acts.busy}
            aria-label={words("invitations.resend.to", { name: fullName(invitation) })}
            onClick={() => acts.start("resend")}
        >
            {words("invitations.resend")}
        </Button>
    );
}

type AskingProps = RowActsProps & { onAsk: (what: Asked) => void };

function Decide({ invitation, acts, onAsk }: AskingProps) {
    const words = useWords();
    const name = fullName(invitation);
    return (
        <>
            <Button
                size="compact-sm"
                loading={acts.busy}
                leftSection={<CheckIcon size={14} />}
                aria-label={words("invitations.act.approve.of", { name })}
                onClick={() => acts.start("approve")}
            >
                {words("invitations.act.approve")}
            </Button>
            <Button
                variant="default"
                size="compact-sm"
                aria-label={words("invitations.act.refuse.of", { name })}
                onClick={() => onAsk("refuse")}
            >
                {words("invitations.act.refuse")}
            </Button>
        </>
    );
}

function More({ invitation, acts, onAsk }: AskingProps) {
    const words = useWords();
    return (
        <Menu position="bottom-end" width={180}>
            <Menu.Target>
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.more}
                    aria-label={words("invitations.act.more", { name: fullName(invitation) })}
                >
                    <MoreIcon />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                {invitation.approval === "awaiting" && (
                    <Menu.Item
                        leftSection={<MailIcon size={16} />}
                        onClick={() => acts.start("resend")}
                    >
                        {words("invitations.resend")}
                    </Menu.Item>
                )}
                <Menu.Item leftSection={<CopyIcon size={16} />} onClick={() => acts.start("link")}>
                    {words("invitations.act.link")}
                </Menu.Item>
                <Menu.Item leftSection={<LinkIcon size={16} />} onClick={() => onAsk("renew-link")}>
                    {words("invitations.act.renew")}
                </Menu.Item>
                <Menu.Item
                    color="red"
                    leftSection={<CloseIcon size={16} />}
                    onClick={() => onAsk("revoke")}
                >
                    {words("invitations.revoke")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}
