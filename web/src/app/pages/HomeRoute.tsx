import { HomePage } from "../../features/home/HomePage";
import { PortalPage } from "../../features/portal/PortalPage";
import { PortalWorkspaces } from "../../features/workspaces/PortalWorkspaces";
import { useCurrent } from "../../lib/current";
import { JoinNotice } from "../../features/join_requests/JoinNotice";

/** Clients see whom they deal with; whoever works here sees their work. */
export function HomeRoute() {
    const { isClient } = useCurrent();
    if (isClient) return <PortalPage rooms={(all) => <PortalWorkspaces workspaces={all} />} />;
    return <HomePage notice={<JoinNotice />} />;
}
