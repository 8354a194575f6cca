// What one can open at the top right in the account in use.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { App } from "../api/types";
import { meQuery } from "./me";

// The key begins with that of the person: whoever asks anew who it is asks for these, too.
export function appsQuery(account: string) {
    return queryOptions({
        queryKey: [...meQuery.queryKey, "apps", account],
        queryFn: async ({ signal }): Promise<App[]> => {
            const params = { query: { account } };
            return bodyOf(await client.GET("/me/apps", { params, signal })).items;
        },
        staleTime: 5 * 60_000,
    });
}
