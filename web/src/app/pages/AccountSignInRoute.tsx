import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { AccountSignInPage } from "../../features/sessions/AccountSignInPage";
import { activeMemberships, rememberAccount } from "../../lib/chosen_account";
import { startAsSomebodyElse } from "../../lib/me";
import { plainWords } from "../../lib/words";
import { toast } from "../../ui/toast";

export function AccountSignInRoute() {
    const { slug } = useParams({ from: "/s/$slug" });
    const navigate = useNavigate();
    const queries = useQueryClient();

    async function goOn() {
        const { me } = await startAsSomebodyElse(queries);
        const here = activeMemberships(me.memberships).find(({ account }) => account.slug === slug);
        if (here) rememberAccount(here.account.id);
        await navigate({ to: "/", replace: true });
        if (!here) toast(plainWords("signin.not_a_member"), "note");
    }

    return <AccountSignInPage slug={slug} onSignedIn={goOn} />;
}
