import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { signOut } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";

export function useSignOut() {
    const words = useWords();
    const navigate = useNavigate();
    const queries = useQueryClient();
    return useSubmit({
        send: (_: null, key) => signOut(key),
        done: async () => {
            sessionStorage.clear();
            await navigate({ to: "/signin" });
            // All of it was the last person's; what the sign-in page asks is not.
            queries.removeQueries({ type: "inactive" });
        },
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
}
