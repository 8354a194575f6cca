import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { InviteHead } from "../../features/invitations/grid/InviteHead";
import { InvitePeople } from "../../features/invitations/grid/InvitePeople";
import { settingsQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { ForbiddenPage } from "./ForbiddenPage";

/** Closed while people may sign up by themselves: then it leads back to where that is decided. */
export function InviteUserPage() {
    const { account, may } = useCurrent();
    const settings = useQuery({
        ...settingsQuery(account.id),
        enabled: may("users.manage"),
    });
    if (!may("users.manage")) return <ForbiddenPage needs="users.manage" />;
    if (settings.isPending)
        return (
            <>
                <InviteHead />
                <LoadingRows />
            </>
        );
    if (settings.isError)
        return <ListProblem problem={settings.error} onRetry={() => settings.refetch()} />;
    if (settings.data.auto_signup)
        return <Navigate to="/users" search={{ notice: "signup_on" }} replace />;
    return <InvitePeople settings={settings.data} />;
}
