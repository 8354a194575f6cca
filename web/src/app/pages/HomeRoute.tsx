import { HomePage } from "../../features/home/HomePage";
import { PortalPage } from "../../features/portal/PortalPage";
import { useCurrent } from "../../lib/current";
import { JoinNotice } from "../../features/join_requests/JoinNotice";

/** Clients see whom they deal with; whoever works here sees their work. */
export function HomeRoute() {
    const { isClient } = useCurrent();
    if (isClient) return <PortalPage />;
    return <HomePage notice={<JoinNotice />} />;
}
