import { infiniteQueryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { SignUp, SignUpPage } from "../../api/types";
import { joiningKey } from "../../lib/joining";

const pageSize = 50;

/** People who signed up by themselves and wait for a yes, newest first. */
export function awaitingQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: [...joiningKey(account), "awaiting"],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<SignUpPage> => {
            const query = {
                state: "awaiting" as const,
                limit: pageSize,
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/sign-ups", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export type Decision = "approve" | "refuse";

export async function decide(
    account: string,
    { id }: SignUp,
    what: Decision,
    key: string,
): Promise<SignUp> {
    const params = { path: { account, sign_up: id } };
    const path = `/accounts/{account}/sign-ups/{sign_up}/${what}` as const;
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}
