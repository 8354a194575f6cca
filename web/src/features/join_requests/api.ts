import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Account, JoinRequest } from "../../api/types";
import { meQuery } from "../../lib/me";

/** Accounts that added the person and wait for a yes. */
export const joinRequestsQuery = queryOptions({
    queryKey: [...meQuery.queryKey, "join-requests"],
    queryFn: async (): Promise<JoinRequest[]> =>
        bodyOf(await client.GET("/me/join-requests")).items,
});

export async function join({ account }: JoinRequest, key: string): Promise<Account> {
    const params = { path: { account: account.id } };
    const headers = once(key);
    return bodyOf(await client.POST("/me/join-requests/{account}/join", { params, headers }));
}

export async function declineToJoin({ account }: JoinRequest, key: string): Promise<void> {
    const params = { path: { account: account.id } };
    await client.POST("/me/join-requests/{account}/decline", { params, headers: once(key) });
}
