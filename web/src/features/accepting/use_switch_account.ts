import { useQueryClient } from "@tanstack/react-query";
import { meQuery, signOut } from "../../lib/me";
import { useSubmit } from "../../lib/submit";

/** Signs out without leaving the invitation. */
export function useSwitchAccount() {
    const queries = useQueryClient();
    return useSubmit({
        send: (_: null, key) => signOut(key),
        done: () => queries.resetQueries({ queryKey: meQuery.queryKey }),
    });
}
