import { useQuery } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { SignedUp } from "../../api/types";
import { useMeIfSignedIn } from "../../lib/me";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { PublicPage } from "../../ui/PublicPage";
import { signingUpQuery } from "./api";
import { ByLink } from "./ByLink";
import { DeadLink, isDead } from "./DeadLink";
import { FromMail } from "./FromMail";

type SignUpPageProps = { token: string; onJoined: (joined: SignedUp) => Promise<void> };

/** What a link to sign up opens. Looking changes nothing. */
export function SignUpPage(props: SignUpPageProps) {
    return (
        <PublicPage>
            <Content {...props} />
        </PublicPage>
    );
}

function Content({ token, onJoined }: SignUpPageProps) {
    const me = useMeIfSignedIn();
    const { data, error, refetch } = useQuery(signingUpQuery(token));
    const look = () => void refetch();
    if (isProblem(error) && isDead(error)) return <DeadLink problem={error} />;
    if (error) return <ListProblem problem={error} onRetry={look} />;
    if (!data || me === undefined) return <LoadingRows rows={5} />;
    const props = { token, signing: data, me, onChanged: look };
    return data.kind === "link" ? <ByLink {...props} /> : <FromMail {...props} {...{ onJoined }} />;
}
