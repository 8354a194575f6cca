// Who could give what one has not: the names at the end of a refusal.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { bodyOf, client } from "../api/client";
import { useCurrent, type Permission } from "./current";
import { useWords } from "./words";

function whomToAskQuery(account: string, permission: Permission) {
    return queryOptions({
        queryKey: ["accounts", account, "whom_to_ask", permission] as const,
        queryFn: async ({ signal }): Promise<string[]> => {
            const params = { path: { account }, query: { permission } };
            const answer = await client.GET("/accounts/{account}/whom-to-ask", { params, signal });
            return bodyOf(answer).items.map((person) => person.display_name);
        },
        staleTime: 5 * 60_000,
    });
}

/** "Ask Ann Lee or Eve Lee."; empty while nobody is known. REQUIRES: inside the shell. */
export function useWhomToAsk(permission: Permission, enabled = true): string {
    const words = useWords();
    const intl = useIntl();
    const { account } = useCurrent();
    const names = useQuery({ ...whomToAskQuery(account.id, permission), enabled }).data ?? [];
    if (names.length === 0) return "";
    return words("ask.names", { names: intl.formatList(names, { type: "disjunction" }) });
}
