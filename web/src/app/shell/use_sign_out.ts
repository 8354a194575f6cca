import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery } from "../../lib/me";
import { signOutThereToo } from "../../lib/provider";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";

export function useSignOut() {
    const words = useWords();
    const navigate = useNavigate();
    const queries = useQueryClient();
    return useSubmit({
        send: (_: null, key) => signOutThereToo(queries.getQueryData(meQuery.queryKey)?.me, key),
        done: async (elsewhere) => {
            sessionStorage.clear();
            if (elsewhere) return globalThis.location.assign(elsewhere);
            await navigate({ to: "/signin" });
            // All of it was the last person's; what the sign-in page asks is not.
            queries.removeQueries({ type: "inactive" });
        },
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
}
