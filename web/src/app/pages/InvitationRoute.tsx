import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { Accepted } from "../../api/types";
import { InvitationPage } from "../../features/accepting/InvitationPage";
import { rememberAccount } from "../../lib/chosen_account";
import { taken, useLinkToken } from "../../lib/link_token";
import { startAsSomebodyElse } from "../../lib/me";
import { plainWords } from "../../lib/words";
import { toast } from "../../ui/toast";

export function InvitationRoute() {
    const { token: inAddress } = useParams({ from: "/invitations/$token" });
    const navigate = useNavigate();
    const queries = useQueryClient();
    const token = useLinkToken("invitations", inAddress, () =>
        navigate({ to: "/invitations/$token", params: { token: taken }, replace: true }),
    );

    async function goOn({ account }: Accepted) {
        rememberAccount(account.id);
        await startAsSomebodyElse(queries);
        await navigate({ to: "/", replace: true });
        toast(plainWords("invitation.welcome", { account: account.name }));
    }

    return <InvitationPage token={token} onAccepted={goOn} />;
}
