import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../../api/client";
import type {
    ChangedUser,
    ExplainedPermission,
    OneUser,
    User,
    UserChange,
} from "../../../api/types";

/** A user and the version (ETag) of that answer: a change says which one it was made on. */
export type UserVersion<
    Known = User & Partial<Pick<OneUser, "had" | "pending_email" | "has_second_factor">>,
> = {
    user: Known;
    etag: string | null;
};

/** Not below the key of the lists: what patches their rows must not meet a single user. */
export function userKey(account: string, user: string) {
    return ["accounts", account, "user", user] as const;
}

export function userQuery(account: string, user: string) {
    return queryOptions({
        queryKey: userKey(account, user),
        queryFn: async ({ signal }): Promise<UserVersion> => {
            const params = { path: { account, user } };
            const answer = await client.GET("/accounts/{account}/users/{user}", { params, signal });
            return { user: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
        staleTime: 0,
    });
}

/** Everything in one step, or nothing; refused as stale when it is not the version any more. */
export async function changeUser(
    account: string,
    { user, etag }: UserVersion,
    body: UserChange,
): Promise<UserVersion<ChangedUser>> {
    const params = { path: { account, user: user.id } };
    const headers = etag ? { "If-Match": etag } : {};
    const answer = await client.PATCH("/accounts/{account}/users/{user}", {
        params,
        body,
        headers,
    });
    return { user: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

export async function removeUser(account: string, user: User): Promise<void> {
    await client.DELETE("/accounts/{account}/users/{user}", {
        params: { path: { account, user: user.id } },
    });
}

export async function takeSecondFactors(account: string, user: string): Promise<void> {
    await client.DELETE("/accounts/{account}/users/{user}/second-factors", {
        params: { path: { account, user } },
    });
}

/** What a user may do now, each with what gives it. */
export function permissionsQuery(account: string, user: string) {
    return queryOptions({
        queryKey: [...userKey(account, user), "permissions"],
        queryFn: async ({ signal }): Promise<ExplainedPermission[]> => {
            const params = { path: { account, user } };
            const path = "/accounts/{account}/users/{user}/permissions";
            return bodyOf(await client.GET(path, { params, signal })).items;
        },
        staleTime: 0,
    });
}
