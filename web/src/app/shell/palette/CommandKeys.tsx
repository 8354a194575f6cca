import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useCommands, type Command } from "../../../lib/commands";
import { useCurrent } from "../../../lib/current";
import { useKeys } from "../../../lib/keys";
import {
    ActivityIcon,
    ClientIcon,
    ClockIcon,
    ConnectIcon,
    ContactsIcon,
    DocumentIcon,
    DoorIcon,
    HelpIcon,
    HomeIcon,
    KeyboardIcon,
    MailIcon,
    ManageIcon,
    OrderIcon,
    PersonIcon,
    RolesIcon,
    TeamIcon,
    ServerIcon,
    UpIcon,
    UsersIcon,
} from "../../../ui/icons";
import { later } from "../../../ui/later";

const Palette = later(async () => (await import("./Palette")).Palette);
const ShortcutsDialog = later(async () => (await import("./ShortcutsDialog")).ShortcutsDialog);

type Open = "palette" | "shortcuts" | null;

/** The commands that every page has, and what shows them all. */
export function CommandKeys() {
    const [open, setOpen] = useState<Open>(null);
    useKeys();
    useCommands([
        { word: "palette.title", keys: "mod+k", keysOnly: true, run: () => setOpen("palette") },
        {
            word: "shortcuts.title",
            keys: "?",
            icon: <KeyboardIcon />,
            run: () => setOpen("shortcuts"),
        },
    ]);
    useCommands(useOwnPages());
    useCommands(usePages());
    useCommands(usePeoplePages());
    useCommands(useBusinessPages());
    useCommands(useManagerPages());
    return (
        <>
            <Palette opened={open === "palette"} onClose={() => setOpen(null)} />
            <ShortcutsDialog opened={open === "shortcuts"} onClose={() => setOpen(null)} />
        </>
    );
}

function useManagerPages(): Command[] {
    const navigate = useNavigate();
    const { may } = useCurrent();
    const pages: (Command | false)[] = [
        {
            word: "go.manage",
            keys: "g n",
            icon: <ManageIcon />,
            run: () => void navigate({ to: "/manage" }),
        },
        may("account.settings") && {
            word: "go.admin",
            icon: <ManageIcon />,
            run: () => void navigate({ to: "/manage/admin" }),
        },
    ];
    return pages.filter((page) => page !== false);
}

function usePages(): Command[] {
    const navigate = useNavigate();
    const { may } = useCurrent();
    const pages: (Command | false)[] = [
        may("users.manage") && {
            word: "go.users",
            keys: "g u",
            icon: <UsersIcon />,
            run: () => void navigate({ to: "/users" }),
        },
        may("users.manage") && {
            word: "go.invite",
            keys: "g i",
            icon: <MailIcon />,
            run: () => void navigate({ to: "/users/invite" }),
        },
        may("users.manage") && {
            word: "import.title",
            icon: <UpIcon />,
            run: () => void navigate({ to: "/users/import" }),
        },
        may("users.manage") && {
            word: "go.roles",
            keys: "g r",
            icon: <RolesIcon />,
            run: () => void navigate({ to: "/manage/roles" }),
        },
        may("audit.view") && {
            word: "go.activity",
            keys: "g a",
            icon: <ActivityIcon />,
            run: () => void navigate({ to: "/activity" }),
        },
        may("audit.view") && {
            word: "go.history",
            icon: <ClockIcon />,
            run: () => void navigate({ to: "/activity/history" }),
        },
    ];
    return pages.filter((page) => page !== false);
}

function usePeoplePages(): Command[] {
    const navigate = useNavigate();
    const { may } = useCurrent();
    const pages: (Command | false)[] = [
        may("teams.manage") && {
            word: "go.teams",
            keys: "g t",
            icon: <TeamIcon />,
            run: () => void navigate({ to: "/manage/teams" }),
        },
        may("contacts.use") && {
            word: "go.contacts",
            keys: "g c",
            icon: <ContactsIcon />,
            run: () => void navigate({ to: "/manage/contacts" }),
        },
        may("clients.view_all") && {
            word: "go.clients",
            icon: <ClientIcon />,
            run: () => void navigate({ to: "/manage/clients" }),
        },
        may("contacts.use") && {
            word: "go.client_groups",
            icon: <TeamIcon />,
            run: () => void navigate({ to: "/manage/client-groups" }),
        },
        may("connections.use") && {
            word: "go.connections",
            icon: <ConnectIcon />,
            run: () => void navigate({ to: "/connections" }),
        },
    ];
    return pages.filter((page) => page !== false);
}

function useBusinessPages(): Command[] {
    const navigate = useNavigate();
    const { may } = useCurrent();
    const pages: (Command | false)[] = [
        (may("users.manage") || may("account.settings")) && {
            word: "go.ways",
            keys: "g j",
            icon: <DoorIcon />,
            run: () => void navigate({ to: "/manage/ways-in" }),
        },
        may("products.order") && {
            word: "go.orders",
            keys: "g o",
            icon: <OrderIcon />,
            run: () => void navigate({ to: "/manage/orders" }),
        },
        may("accounting") && {
            word: "go.accounting",
            icon: <DocumentIcon />,
            run: () => void navigate({ to: "/manage/accounting" }),
        },
        may("instance.manage") && {
            word: "go.instance",
            icon: <ServerIcon />,
            run: () => void navigate({ to: "/instance" }),
        },
    ];
    return pages.filter((page) => page !== false);
}

function useOwnPages(): Command[] {
    const navigate = useNavigate();
    return [
        { word: "go.home", keys: "g h", icon: <HomeIcon />, run: () => void navigate({ to: "/" }) },
        {
            word: "go.profile",
            keys: "g p",
            icon: <PersonIcon />,
            run: () => void navigate({ to: "/profile" }),
        },
        { word: "go.help", icon: <HelpIcon />, run: () => void navigate({ to: "/help" }) },
    ];
}
