import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent } from "../../lib/current";
import { useWords, type WordId } from "../../lib/words";
import {
    ActivityIcon,
    ClientIcon,
    ConnectIcon,
    ContactsIcon,
    DocumentIcon,
    DoorIcon,
    HomeIcon,
    ManageIcon,
    OrderIcon,
    RolesIcon,
    ServerIcon,
    TeamIcon,
    UsersIcon,
    WorkspaceIcon,
} from "../../ui/icons";
import classes from "./SideMenu.module.css";
import { Tools } from "./Tools";

type SideMenuProps = { wide?: boolean; onNavigate?: () => void };

export function SideMenu({ wide, onNavigate }: SideMenuProps) {
    const words = useWords();
    const { may } = useCurrent();
    return (
        <nav
            className={classes.menu}
            data-wide={wide || undefined}
            aria-label={words("shell.menu")}
            onClick={onNavigate}
        >
            <ul className={classes.list}>
                <Entry to="/" word="shell.home" icon={<HomeIcon />} />
                {may("users.manage") && (
                    <Entry to="/users" word="shell.users" icon={<UsersIcon />} />
                )}
                {may("users.manage") && (
                    <Entry to="/manage/roles" word="shell.roles" icon={<RolesIcon />} />
                )}
                {may("teams.manage") && (
                    <Entry to="/manage/teams" word="shell.teams" icon={<TeamIcon />} />
                )}
                {may("contacts.use") && (
                    <Entry to="/manage/contacts" word="shell.contacts" icon={<ContactsIcon />} />
                )}
                {may("workspaces.use") && (
                    <Entry to="/workspaces" word="shell.workspaces" icon={<WorkspaceIcon />} />
                )}
                {may("clients.view_all") && (
                    <Entry to="/manage/clients" word="shell.clients" icon={<ClientIcon />} />
                )}
                {may("connections.use") && (
                    <Entry to="/connections" word="shell.connections" icon={<ConnectIcon />} />
                )}
                {(may("users.manage") || may("account.settings")) && (
                    <Entry to="/manage/ways-in" word="shell.ways" icon={<DoorIcon />} />
                )}
                {may("audit.view") && (
                    <Entry to="/activity" word="shell.activity" icon={<ActivityIcon />} />
                )}
                {may("products.order") && (
                    <Entry to="/manage/orders" word="shell.orders" icon={<OrderIcon />} />
                )}
                {may("accounting") && (
                    <Entry
                        to="/manage/accounting"
                        word="shell.accounting"
                        icon={<DocumentIcon />}
                    />
                )}
                {may("account.settings") && (
                    <Entry to="/manage/admin" word="shell.admin" icon={<ManageIcon />} />
                )}
                {may("instance.manage") && (
                    <Entry to="/instance" word="shell.instance" icon={<ServerIcon />} />
                )}
            </ul>
            <Tools />
        </nav>
    );
}

type EntryProps = { to: LinkProps["to"]; word: WordId; icon: ReactNode };

function Entry({ to, word, icon }: EntryProps) {
    const words = useWords();
    return (
        <li>
            <Link
                to={to}
                className={classes.link}
                title={words(word)}
                activeOptions={{ exact: to === "/", includeSearch: false }}
            >
                {icon}
                <span className={classes.label}>{words(word)}</span>
            </Link>
        </li>
    );
}
