import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { AccountSignIn, Me } from "../../api/types";
import { JoinHere } from "../../features/joining/JoinHere";
import { JoinSignedIn, mayJoinHere } from "../../features/joining/JoinSignedIn";
import { AccountSignInPage } from "../../features/sessions/AccountSignInPage";
import { MailMeLink } from "../../features/portal/MailMeLink";
import { accountSignInQuery } from "../../features/sessions/api";
import { activeMemberships, rememberAccount } from "../../lib/chosen_account";
import { startAsSomebodyElse } from "../../lib/me";
import { safePath } from "../../lib/safe_path";
import { plainWords } from "../../lib/words";
import { toast } from "../../ui/toast";

type Stranger = { me: Me; page: AccountSignIn };

export function AccountSignInRoute() {
    const { slug } = useParams({ from: "/s/$slug" });
    const { next, problem, provider } = useSearch({ from: "/s/$slug" });
    const router = useRouter();
    const queries = useQueryClient();
    const [stranger, setStranger] = useState<Stranger>();

    async function goOn() {
        const { me } = await startAsSomebodyElse(queries);
        const here = activeMemberships(me.memberships).find(({ account }) => account.slug === slug);
        if (here) rememberAccount(here.account.id);
        const page = here ? undefined : await lookAtDoor();
        if (page && mayJoinHere(page, me)) return setStranger({ me, page });
        router.history.replace(safePath(next));
        if (!here) toast(plainWords("signin.not_a_member"), "note");
    }

    /** Nothing for whom no account opens. */
    function lookAtDoor(): Promise<AccountSignIn | undefined> {
        return queries.fetchQuery(accountSignInQuery(slug)).catch(() => undefined);
    }

    if (stranger) return <JoinSignedIn slug={slug} {...stranger} />;
    return (
        <AccountSignInPage
            slug={slug}
            next={next}
            failed={problem ? { code: problem, provider } : undefined}
            onSignedIn={goOn}
            below={(page) => (
                <>
                    <MailMeLink slug={slug} account={page.account.name} />
                    <JoinHere slug={slug} page={page} />
                </>
            )}
        />
    );
}
