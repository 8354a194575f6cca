// What an administrator does about one invitation. One act at a time; a refusal is said at its row.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { Invitation } from "../../api/types";
import { copyText } from "../../lib/copy";
import { fullName } from "../../lib/full_name";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords, type WordId, type Words } from "../../lib/words";
import { toast } from "../../ui/toast";
import { act, linkOf, type Act, type LinkAct } from "./api";
import { invitationUpdated } from "./cache";

const done: Record<Act | LinkAct, WordId> = {
    resend: "invitations.resent",
    revoke: "invitations.revoked.toast",
    approve: "invitations.act.approved",
    refuse: "invitations.act.refused",
    link: "invitations.act.link.done",
    "renew-link": "invitations.act.renew.done",
};

export type Acts = ReturnType<typeof useActs>;

export function useActs(account: string, invitation: Invitation) {
    const words = useWords();
    const queries = useQueryClient();
    const name = fullName(invitation);
    const acting = useSubmit({
        send: (what: Act, key) => act(account, invitation, what, key),
        done: (changed, what) => {
            toast(words(done[what], { name }));
            invitationUpdated(queries, account, changed);
        },
    });
    const { linking, link } = useLink(account, invitation);
    const problem = acting.problem ?? linking.problem;

    function start(what: Act | LinkAct) {
        acting.forget();
        linking.forget();
        if (what === "link" || what === "renew-link") return linking.submit(what);
        return acting.submit(what);
    }

    return {
        start,
        link,
        busy: acting.busy || linking.busy,
        refusal: problem && refusalText(words, problem, name),
    };
}

function useLink(account: string, invitation: Invitation) {
    const words = useWords();
    /** To be copied by hand: the browser did not take it, or the mailed one is dead now. */
    const [link, setLink] = useState("");
    const linking = useSubmit({
        send: (what: LinkAct, key) => linkOf(account, invitation, what, key),
        done: async (url, what) => {
            const copied = await copyText(url).then(
                () => true,
                () => false,
            );
            if (copied) toast(words(done[what], { name: fullName(invitation) }));
            if (!copied || what === "renew-link") setLink(url);
        },
    });
    return { linking, link };
}

/** In the server's words where it says who or what is in the way. */
function refusalText(words: Words, problem: unknown, name: string): string {
    const [first] = isProblem(problem) ? problem.errors : [];
    if (first?.code === "too_many_requests") return words("invitations.resend.limit", { name });
    if (first?.message) return words("invitations.refusal", { name, message: first.message });
    return problemText(words, problem);
}
