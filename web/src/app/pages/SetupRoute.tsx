import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { forgetSetupToken, takeSetupToken } from "../../features/setup/setup_token";
import { SetupPage } from "../../features/setup/SetupPage";
import { startAsSomebodyElse } from "../../lib/me";

export function SetupRoute() {
    const { token: fromAddress } = useSearch({ from: "/setup" });
    const [token] = useState(() => takeSetupToken(fromAddress));
    const navigate = useNavigate();
    const queries = useQueryClient();
    useEffect(() => {
        if (fromAddress) void navigate({ to: "/setup", search: {}, replace: true });
    }, [fromAddress]);

    async function goOn() {
        forgetSetupToken();
        await startAsSomebodyElse(queries);
        await navigate({ to: "/", replace: true });
    }

    return <SetupPage token={token} onFounded={goOn} />;
}
