import { Menu } from "@mantine/core";
import { useCurrent, type Permission } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ClientIcon, PersonIcon, PlusIcon, TeamIcon } from "../../ui/icons";
import { later } from "../../ui/later";

const InviteClients = later(
    async () => (await import("../../features/clients/invite/InviteClients")).InviteClients,
);
const InviteColleague = later(
    async () => (await import("../../features/invitations/one/InviteColleague")).InviteColleague,
);

const choices = [
    { what: "client", icon: <ClientIcon />, needs: ["clients.invite"] },
    { what: "internal", icon: <PersonIcon />, needs: ["users.invite", "users.manage"] },
    { what: "client_group", icon: <TeamIcon />, needs: ["clients.invite"] },
] as const;

export function useMayAdd() {
    const { may } = useCurrent();
    return choices.filter(({ needs }) => needs.some((one: Permission) => may(one)));
}

type AddContactProps = { onAdd: (what: string) => void };

/** "+": whom to add. */
export function AddContact({ onAdd }: AddContactProps) {
    const words = useWords();
    const offered = useMayAdd();
    if (offered.length === 0) return null;
    return (
        <Menu position="bottom-end" width={200}>
            <Menu.Target>
                <ActButton leftSection={<PlusIcon size={16} />}>{words("contacts.add")}</ActButton>
            </Menu.Target>
            <Menu.Dropdown>
                {offered.map(({ what, icon }) => (
                    <Menu.Item key={what} leftSection={icon} onClick={() => onAdd(what)}>
                        {words(`contacts.add.${what}`)}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}

type AddContactDialogsProps = { adding: string | undefined; onClose: () => void };

/** What the choice leads to. */
export function AddContactDialogs({ adding, onClose }: AddContactDialogsProps) {
    return (
        <>
            <InviteClients isGroup={false} opened={adding === "client"} onClose={onClose} />
            <InviteClients isGroup opened={adding === "client_group"} onClose={onClose} />
            <InviteColleague opened={adding === "internal"} onClose={onClose} />
        </>
    );
}
