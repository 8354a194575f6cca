import { useQueryClient } from "@tanstack/react-query";
import { meQuery, signOut } from "./me";
import { useSubmit } from "./submit";

/** Signs out without leaving the page of a link. */
export function useSwitchAccount() {
    const queries = useQueryClient();
    return useSubmit({
        send: (_: null, key) => signOut(key),
        done: () => queries.resetQueries({ queryKey: meQuery.queryKey }),
    });
}
