import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { MagicPage } from "../../features/portal/MagicPage";
import { rememberAccount } from "../../lib/chosen_account";
import { taken, useLinkToken } from "../../lib/link_token";
import { startAsSomebodyElse } from "../../lib/me";

export function MagicRoute() {
    const { token: inAddress } = useParams({ from: "/magic/$token" });
    const navigate = useNavigate();
    const queries = useQueryClient();
    const token = useLinkToken("magic", inAddress, () =>
        navigate({ to: "/magic/$token", params: { token: taken }, replace: true }),
    );

    async function goOn(account: string | undefined) {
        if (account) rememberAccount(account);
        await startAsSomebodyElse(queries);
        await navigate({ to: "/", replace: true });
    }

    return <MagicPage token={token} onSignedIn={goOn} />;
}
