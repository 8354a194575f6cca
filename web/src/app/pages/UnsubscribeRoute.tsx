import { useNavigate, useParams } from "@tanstack/react-router";
import { StopMailsPage } from "../../features/notifications/StopMailsPage";
import { taken, useLinkToken } from "../../lib/link_token";

export function UnsubscribeRoute() {
    const { token: inAddress } = useParams({ from: "/unsubscribe/$token" });
    const navigate = useNavigate();
    const token = useLinkToken("unsubscribe", inAddress, () =>
        navigate({ to: "/unsubscribe/$token", params: { token: taken }, replace: true }),
    );
    return <StopMailsPage token={token} />;
}
