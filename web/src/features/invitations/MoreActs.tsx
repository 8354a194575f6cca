import { ActionIcon, Menu } from "@mantine/core";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { CloseIcon, CopyIcon, LinkIcon, MailIcon, MoreIcon } from "../../ui/icons";
import { awaitsApproval } from "./InvitationStatus";
import classes from "./InvitationsTable.module.css";
import type { AskingProps } from "./RowActs";

/** What is seldom done. */
export function MoreActs({ invitation, acts, onAsk }: AskingProps) {
    const words = useWords();
    const hasLink = invitation.state !== "quiet";
    return (
        <Menu position="bottom-end" width={180} withinPortal={false}>
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
                {awaitsApproval(invitation) && (
                    <Menu.Item
                        leftSection={<MailIcon size={16} />}
                        onClick={() => acts.start("resend")}
                    >
                        {words("invitations.resend")}
                    </Menu.Item>
                )}
                {hasLink && (
                    <Menu.Item
                        leftSection={<CopyIcon size={16} />}
                        onClick={() => acts.start("link")}
                    >
                        {words("invitations.act.link")}
                    </Menu.Item>
                )}
                {hasLink && (
                    <Menu.Item
                        leftSection={<LinkIcon size={16} />}
                        onClick={() => onAsk("renew-link")}
                    >
                        {words("invitations.act.renew")}
                    </Menu.Item>
                )}
                <Menu.Item
                    className={classes.grave}
                    leftSection={<CloseIcon size={16} />}
                    onClick={() => onAsk("revoke")}
                >
                    {words("invitations.revoke")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}
