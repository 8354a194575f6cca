import { useNavigate, useParams } from "@tanstack/react-router";
import { ConfirmPage } from "../../features/accepting/ConfirmPage";
import { taken, useLinkToken } from "../../lib/link_token";

export function ConfirmRoute() {
    const { token: inAddress } = useParams({ from: "/confirm/$token" });
    const navigate = useNavigate();
    const token = useLinkToken("confirm", inAddress, () =>
        navigate({ to: "/confirm/$token", params: { token: taken }, replace: true }),
    );
    return <ConfirmPage token={token} />;
}
