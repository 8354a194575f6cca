import { useNavigate, useParams } from "@tanstack/react-router";
import { RenewPage } from "../../features/outsiders/RenewPage";
import { taken, useLinkToken } from "../../lib/link_token";

export function RenewRoute() {
    const { token: inAddress } = useParams({ from: "/renew/$token" });
    const navigate = useNavigate();
    const token = useLinkToken("renew", inAddress, () =>
        navigate({ to: "/renew/$token", params: { token: taken }, replace: true }),
    );
    return <RenewPage token={token} />;
}
