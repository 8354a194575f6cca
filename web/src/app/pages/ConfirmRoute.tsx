import { useParams } from "@tanstack/react-router";
import { ConfirmPage } from "../../features/accepting/ConfirmPage";

export function ConfirmRoute() {
    const { token } = useParams({ from: "/confirm/$token" });
    return <ConfirmPage token={token} />;
}
