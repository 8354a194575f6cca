import { useNavigate, useSearch } from "@tanstack/react-router";
import { ResetPage } from "../../features/sessions/ResetPage";

export function ResetRoute() {
    const { token = "" } = useSearch({ from: "/reset" });
    const navigate = useNavigate();

    // The login goes along with the history entry, and so never stands in an address.
    async function goOn(login: string) {
        await navigate({ to: "/signin", state: { login }, replace: true });
    }

    return <ResetPage token={token} onReset={goOn} />;
}
