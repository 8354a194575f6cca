import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isProblem } from "../../api/problem";
import type { AccountSignIn } from "../../api/types";
import { usePageTitle } from "../../lib/page_title";
import { useWords, type WordId } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { Face } from "../../ui/Face";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Notice } from "../../ui/Notice";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import classes from "./AccountSignInPage.module.css";
import { accountSignInQuery } from "./api";
import { ProviderFailed, type FailedProvider } from "./ProviderFailed";
import { Providers } from "./Providers";
import { SignInForm } from "./SignInForm";
import { GoOnIfSignedIn } from "./SignInPage";

type AccountSignInPageProps = {
    slug: string;
    /** Where the person wanted to go. */
    next: string | undefined;
    /** Signing in by a provider did not even begin. */
    failed: FailedProvider | undefined;
    onSignedIn: () => Promise<void>;
    /** Stands below the form: what the account offers to who has no login there. */
    below: (page: AccountSignIn) => ReactNode;
};

/** An account's own door: what its sign-in link opens. */
export function AccountSignInPage(props: AccountSignInPageProps) {
    return (
        <PublicPage>
            <GoOnIfSignedIn onSignedIn={props.onSignedIn}>
                <Door {...props} />
            </GoOnIfSignedIn>
        </PublicPage>
    );
}

function Door({ slug, next, failed, onSignedIn, below }: AccountSignInPageProps) {
    const { data, error, refetch } = useQuery(accountSignInQuery(slug));
    if (isProblem(error, 404)) return <NoSuchAccount />;
    if (error) return <ListProblem problem={error} onRetry={() => refetch()} />;
    if (!data) return <LoadingRows rows={4} />;
    const { providers } = data;
    return (
        <>
            <Name
                name={data.account.name}
                lead={providers.length > 0 ? "signin.provider.means" : "signin.lead"}
            />
            {failed && <ProviderFailed failed={failed} providers={providers} />}
            <Providers slug={slug} next={next} providers={providers} />
            <SignInForm atOnce={providers.length === 0} onSignedIn={onSignedIn} />
            {below(data)}
        </>
    );
}

function Name({ name, lead }: { name: string; lead: WordId }) {
    const words = useWords();
    usePageTitle(words("signin.account.title", { account: name }));
    return (
        <>
            <div className={classes.mark}>
                <Face id={name} name={name} size={40} />
            </div>
            <h1>{words("signin.account.title", { account: name })}</h1>
            <PublicLead>{words(lead)}</PublicLead>
        </>
    );
}

function NoSuchAccount() {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LostDrawing />}
            title={words("signin.no_account.title")}
            text={words("signin.no_account.text")}
        >
            <Button renderRoot={(props) => <Link to="/signin" {...props} />}>
                {words("signin.elsewhere")}
            </Button>
        </Notice>
    );
}
