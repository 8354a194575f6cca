import { useQuery } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { Accepted } from "../../api/types";
import { useMeIfSignedIn } from "../../lib/me";
import { LoadingRows } from "../../ui/LoadingRows";
import { ListProblem } from "../../ui/ListProblem";
import { PublicPage } from "../../ui/PublicPage";
import { publicInvitationQuery } from "./api";
import { DeadInvitation } from "./DeadInvitation";
import { OpenInvitation } from "./OpenInvitation";

type InvitationPageProps = { token: string; onAccepted: (accepted: Accepted) => Promise<void> };

/** What the link in the mail opens. Looking changes nothing; only Accept and Decline do. */
export function InvitationPage({ token, onAccepted }: InvitationPageProps) {
    return (
        <PublicPage>
            <Content token={token} onAccepted={onAccepted} />
        </PublicPage>
    );
}

function Content({ token, onAccepted }: InvitationPageProps) {
    const me = useMeIfSignedIn();
    const invitation = useQuery(publicInvitationQuery(token));
    if (isProblem(invitation.error, 410) || isProblem(invitation.error, 404)) {
        return <DeadInvitation token={token} problem={invitation.error} />;
    }
    if (invitation.isError) {
        return <ListProblem problem={invitation.error} onRetry={() => invitation.refetch()} />;
    }
    if (invitation.isPending || me === undefined) return <LoadingRows rows={4} />;
    return (
        <OpenInvitation
            token={token}
            invitation={invitation.data}
            me={me}
            onAccepted={onAccepted}
            onChanged={() => invitation.refetch()}
        />
    );
}
