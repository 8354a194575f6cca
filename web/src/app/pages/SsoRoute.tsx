import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { SsoPage } from "../../features/identity_providers/SsoPage";
import { Ended } from "../../features/joining/Ended";

const from = "/sso/$provider/callback";

/** What a provider sent along leaves the address bar at once; this page alone has it then. */
export function SsoRoute() {
    const { provider } = useParams({ from });
    const search = useSearch({ from });
    const navigate = useNavigate();
    const [question] = useState({ ...search, provider });
    useEffect(() => {
        void navigate({ to: from, params: { provider }, search: {}, replace: true });
    }, []);
    return (
        <SsoPage
            question={question}
            awaiting={(account) => <Ended end="awaiting_approval" account={account} />}
        />
    );
}
