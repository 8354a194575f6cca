import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../api/types";
import { joinRequestsQuery } from "../../features/join_requests/api";
import { JoinRequests } from "../../features/join_requests/JoinRequests";
import { useWords } from "../../lib/words";
import { DoorDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { useSignOut } from "./use_sign_out";

/** Signed in, but no account lets this person in. */
export function NoAccount({ me }: { me: Me }) {
    const words = useWords();
    const signingOut = useSignOut();
    const requests = useQuery(joinRequestsQuery).data ?? [];
    const inactive = me.memberships.find((membership) => membership.state === "inactive");
    const text = inactive
        ? words("no_account.inactive", { account: inactive.account.name })
        : words("no_account.none", { email: me.person.email });
    const isAsked = requests.length > 0;
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<DoorDrawing />}
                title={words(isAsked ? "join.title" : "no_account.title")}
                text={isAsked ? <JoinRequests requests={requests} /> : text}
            >
                <Button
                    variant="default"
                    loading={signingOut.busy}
                    onClick={() => signingOut.submit(null)}
                >
                    {words("shell.sign_out")}
                </Button>
            </Notice>
        </PublicPage>
    );
}
