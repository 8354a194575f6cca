// How people join an account by themselves: what pages of several features show of it.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { AccountSignIn } from "../api/types";

/** Everything that is known of it; the live frames about it are few, and each may change any part. */
export function joiningKey(account: string) {
    return ["accounts", account, "joining"] as const;
}

/** Who can join now, as the account's sign-in page says to everybody: one small answer. */
export function whoCanJoinQuery({ id, slug }: { id: string; slug: string }) {
    return queryOptions({
        queryKey: [...joiningKey(id), "who"],
        queryFn: async ({ signal }): Promise<AccountSignIn> => {
            const params = { path: { slug } };
            return bodyOf(await client.GET("/public/signin/{slug}", { params, signal }));
        },
    });
}
