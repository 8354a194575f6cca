import { useParams } from "@tanstack/react-router";
import { ConfirmPage } from "../../features/invitations/ConfirmPage";

export function ConfirmRoute() {
    const { token } = useParams({ from: "/confirm/$token" });
    return <ConfirmPage token={token} />;
}
