import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { OwnPresence } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { changeOwnPresence, ownPresenceQuery } from "./api";

/** What one says of oneself now, and the way to say something else. */
export function useOwnPresence() {
    const words = useWords();
    const queries = useQueryClient();
    const saving = useSubmit({
        send: (next: OwnPresence) => changeOwnPresence(next),
        done: (saved) => {
            queries.setQueryData(ownPresenceQuery.queryKey, saved);
            toast(words("presence.saved", { status: words(`presence.status.${saved.status}`) }));
        },
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return { now: useQuery(ownPresenceQuery).data, say: saving.submit };
}
