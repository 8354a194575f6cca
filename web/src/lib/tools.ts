// The products of the account by name, for everybody in it, and which of them one may manage.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Tool } from "../api/types";

export function toolsQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "tools"] as const,
        queryFn: async ({ signal }): Promise<Tool[]> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/tools", { params, signal })).items;
        },
    });
}
