import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { SetupPage } from "../../features/setup/SetupPage";
import { useLinkToken } from "../../lib/link_token";
import { startAsSomebodyElse } from "../../lib/me";

export function SetupRoute() {
    const { token: inAddress = "" } = useSearch({ from: "/setup" });
    const navigate = useNavigate();
    const queries = useQueryClient();
    const token = useLinkToken("setup", inAddress, () =>
        navigate({ to: "/setup", search: {}, replace: true }),
    );

    async function goOn() {
        await startAsSomebodyElse(queries);
        await navigate({ to: "/", replace: true });
    }

    return <SetupPage token={token} onFounded={goOn} />;
}
