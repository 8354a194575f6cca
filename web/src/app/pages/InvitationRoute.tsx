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

    async function goOn(accepted: Accepted) {
        const { account } = accepted;
        const { workspace } = accepted as { workspace?: string | null };
        rememberAccount(account.id);
        await startAsSomebodyElse(queries);
        if (workspace)
            await navigate({ to: "/workspaces/$workspace", params: { workspace }, replace: true });
        else await navigate({ to: "/", replace: true });
        toast(plainWords("invitation.welcome", { account: account.name }));
    }

    return <InvitationPage token={token} onAccepted={goOn} />;
}
