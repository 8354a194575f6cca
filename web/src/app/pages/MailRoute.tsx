import { useNavigate, useParams } from "@tanstack/react-router";
import { MailPage } from "../../features/outsiders/MailPage";
import { taken, useLinkToken } from "../../lib/link_token";

export function MailRoute() {
    const { token: inAddress } = useParams({ from: "/mail/$token" });
    const navigate = useNavigate();
    const token = useLinkToken("mail", inAddress, () =>
        navigate({ to: "/mail/$token", params: { token: taken }, replace: true }),
    );
    return <MailPage token={token} />;
}
