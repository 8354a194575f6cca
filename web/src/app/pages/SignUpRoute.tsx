import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { SignedUp } from "../../api/types";
import { SignUpPage } from "../../features/joining/SignUpPage";
import { rememberAccount } from "../../lib/chosen_account";
import { taken, useLinkToken } from "../../lib/link_token";
import { startAsSomebodyElse } from "../../lib/me";
import { plainWords } from "../../lib/words";
import { toast } from "../../ui/toast";

export function SignUpRoute() {
    const { token: inAddress } = useParams({ from: "/signup/$token" });
    const navigate = useNavigate();
    const queries = useQueryClient();
    const token = useLinkToken("signup", inAddress, () =>
        navigate({ to: "/signup/$token", params: { token: taken }, replace: true }),
    );

    async function goOn({ account }: SignedUp) {
        rememberAccount(account.id);
        await startAsSomebodyElse(queries);
        await navigate({ to: "/", replace: true });
        toast(plainWords("invitation.welcome", { account: account.name }));
    }

    return <SignUpPage token={token} onJoined={goOn} />;
}
