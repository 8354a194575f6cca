import { useNavigate, useSearch } from "@tanstack/react-router";
import { ResetPage } from "../../features/sessions/ResetPage";
import { useLinkToken } from "../../lib/link_token";

export function ResetRoute() {
    const { token: inAddress = "" } = useSearch({ from: "/reset" });
    const navigate = useNavigate();
    const token = useLinkToken("reset", inAddress, () =>
        navigate({ to: "/reset", search: {}, replace: true }),
    );

    // The login goes along with the history entry, and so never stands in an address.
    async function goOn(login: string) {
        await navigate({ to: "/signin", state: { login }, replace: true });
    }

    return <ResetPage token={token} onReset={goOn} />;
}
