import { useQuery } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { Accepted } from "../../api/types";
import { useMeIfSignedIn } from "../../lib/me";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { PublicPage } from "../../ui/PublicPage";
import { publicInvitationQuery } from "./api";
import { DeadInvitation } from "./DeadInvitation";
import { OpenInvitation } from "./OpenInvitation";

type InvitationPageProps = { token: string; onAccepted: (accepted: Accepted) => Promise<void> };

/** What the link in the mail opens. Looking changes nothing; only Accept and Decline do. */
export function InvitationPage({ token, onAccepted }: InvitationPageProps) {
    const me = useMeIfSignedIn();
    const { data, error, refetch } = useQuery(publicInvitationQuery(token));
    if (isProblem(error, 410) || isProblem(error, 404)) {
        return (
            <PublicPage>
                <DeadInvitation token={token} problem={error} />
            </PublicPage>
        );
    }
    if (data && me !== undefined) {
        return (
            <OpenInvitation
                token={token}
                invitation={data}
                me={me}
                onAccepted={onAccepted}
                onChanged={() => refetch()}
            />
        );
    }
    return (
        <PublicPage wide={!error}>
            {error ? (
                <ListProblem problem={error} onRetry={() => refetch()} />
            ) : (
                <LoadingRows rows={6} />
            )}
        </PublicPage>
    );
}
