// The pages of the Manager beside the products, for who may open them.
import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent, type Permission } from "../../lib/current";
import type { WordId } from "../../lib/words";
import {
    ActivityIcon,
    ClientIcon,
    ConnectIcon,
    ContactsIcon,
    DocumentIcon,
    DoorIcon,
    ManageIcon,
    OrderIcon,
    RolesIcon,
    TeamIcon,
    UsersIcon,
    WorkspaceIcon,
} from "../../ui/icons";

type ManageWord =
    Extract<WordId, `manage.page.${string}.means`> extends `${infer Word}.means`
        ? Word & WordId
        : never;
type ManageLink = {
    to: LinkProps["to"];
    word: ManageWord;
    icon: ReactNode;
    /** One of them is enough. */
    needs: Permission[];
};

const links: ManageLink[] = [
    {
        to: "/manage/admin",
        word: "manage.page.admin",
        icon: <ManageIcon size={20} />,
        needs: ["account.settings"],
    },
    {
        to: "/users",
        word: "manage.page.users",
        icon: <UsersIcon size={20} />,
        needs: ["users.manage"],
    },
    {
        to: "/manage/roles",
        word: "manage.page.roles",
        icon: <RolesIcon size={20} />,
        needs: ["users.manage"],
    },
    {
        to: "/manage/teams",
        word: "manage.page.teams",
        icon: <TeamIcon size={20} />,
        needs: ["teams.manage"],
    },
    {
        to: "/manage/contacts",
        word: "manage.page.contacts",
        icon: <ContactsIcon size={20} />,
        needs: ["contacts.use"],
    },
    {
        to: "/manage/clients",
        word: "manage.page.clients",
        icon: <ClientIcon size={20} />,
        needs: ["clients.view_all"],
    },
    {
        to: "/manage/reviews",
        word: "manage.page.reviews",
        icon: <ActivityIcon size={20} />,
        needs: ["users.manage"],
    },
    {
        to: "/manage/client-groups",
        word: "manage.page.client_groups",
        icon: <TeamIcon size={20} />,
        needs: ["client_groups.create", "clients.view_all"],
    },
    {
        to: "/workspaces",
        word: "manage.page.workspaces",
        icon: <WorkspaceIcon size={20} />,
        needs: ["workspaces.use"],
    },
    {
        to: "/connections",
        word: "manage.page.connections",
        icon: <ConnectIcon size={20} />,
        needs: ["connections.use"],
    },
    {
        to: "/manage/ways-in",
        word: "manage.page.ways",
        icon: <DoorIcon size={20} />,
        needs: ["users.manage", "account.settings"],
    },
    {
        to: "/manage/orders",
        word: "manage.page.orders",
        icon: <OrderIcon size={20} />,
        needs: ["products.order"],
    },
    {
        to: "/manage/accounting",
        word: "manage.page.accounting",
        icon: <DocumentIcon size={20} />,
        needs: ["accounting"],
    },
    {
        to: "/activity",
        word: "manage.page.activity",
        icon: <ActivityIcon size={20} />,
        needs: ["audit.view"],
    },
];

export function useManageLinks(): ManageLink[] {
    const { may } = useCurrent();
    return links.filter(({ needs }) => needs.some(may));
}
