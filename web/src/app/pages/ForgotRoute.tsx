import { useLocation } from "@tanstack/react-router";
import { ForgotPage } from "../../features/sessions/ForgotPage";

export function ForgotRoute() {
    return <ForgotPage login={useLocation().state.login} />;
}
