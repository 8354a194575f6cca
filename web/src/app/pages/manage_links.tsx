// The pages of the Manager beside the products, for who may open them. A page that is not built
// into this server is not offered.
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent, type Permission } from "../../lib/current";
import type { WordId } from "../../lib/words";
import { ActivityIcon, KeyIcon, ManageIcon, ProductIcon, UsersIcon } from "../../ui/icons";

type ManageWord =
    Extract<WordId, `manage.page.${string}.means`> extends `${infer Word}.means`
        ? Word & WordId
        : never;
type ManageLink = {
    to: string;
    word: ManageWord;
    icon: ReactNode;
    /** One of these opens it. */
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
        icon: <KeyIcon size={20} />,
        needs: ["users.manage"],
    },
    {
        to: "/manage/orders",
        word: "manage.page.orders",
        icon: <ProductIcon size={20} />,
        needs: ["products.order"],
    },
    {
        to: "/manage/accounting",
        word: "manage.page.accounting",
        icon: <ProductIcon size={20} />,
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
    const { routesByPath } = useRouter();
    return links.filter(({ to, needs }) => to in routesByPath && needs.some(may));
}
