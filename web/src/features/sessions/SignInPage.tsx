import { useQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { usePageTitle } from "../../lib/page_title";
import { useWords } from "../../lib/words";
import { LoadingRows } from "../../ui/LoadingRows";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import { setupNeededQuery, signedInQuery } from "./api";
import { SignInForm } from "./SignInForm";

type SignInPageProps = {
    /** Known already, as after a new password. */
    login?: string | undefined;
    /** A page waits behind this one. */
    interrupted?: boolean;
    /** Leads on to where the person wanted to go. */
    onSignedIn: () => Promise<void>;
};

export function SignInPage({ login, interrupted, onSignedIn }: SignInPageProps) {
    const words = useWords();
    const needed = useQuery(setupNeededQuery);
    usePageTitle(words("signin.title"));

    function lead(): string {
        if (needed.data) return words("signin.not_set_up");
        if (login) return words("signin.lead.reset");
        return words(interrupted ? "signin.lead.interrupted" : "signin.lead");
    }

    return (
        <PublicPage>
            <GoOnIfSignedIn onSignedIn={onSignedIn}>
                <h1>{words("signin.title")}</h1>
                <PublicLead>{lead()}</PublicLead>
                <SignInForm login={login} onSignedIn={onSignedIn} />
            </GoOnIfSignedIn>
        </PublicPage>
    );
}

type GoOnProps = { onSignedIn: () => Promise<void>; children: ReactNode };

/** Whoever is signed in already is not asked again, also when that happened in another tab. */
export function GoOnIfSignedIn({ onSignedIn, children }: GoOnProps) {
    const signedIn = useQuery(signedInQuery);
    useEffect(() => {
        if (signedIn.data) void onSignedIn();
    }, [signedIn.data]);
    return signedIn.isPending || signedIn.data ? <LoadingRows rows={4} /> : children;
}
