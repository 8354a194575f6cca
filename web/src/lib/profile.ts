// What other accounts see of oneself, once it is visible; with the version it was read in.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Profile, ProfileChange } from "../api/types";

export type OwnProfile = { profile: Profile; etag: string | null };

export function profileKey(account: string) {
    return ["accounts", account, "profile"] as const;
}

export function profileQuery(account: string) {
    return queryOptions({
        queryKey: profileKey(account),
        queryFn: async ({ signal }): Promise<OwnProfile> => {
            const params = { path: { account } };
            return ownProfile(await client.GET("/accounts/{account}/profile", { params, signal }));
        },
    });
}

export async function changeProfile(
    account: string,
    body: ProfileChange,
    etag: string | null,
): Promise<OwnProfile> {
    const params = { path: { account } };
    const headers = etag ? { "If-Match": etag } : {};
    return ownProfile(await client.PATCH("/accounts/{account}/profile", { params, body, headers }));
}

function ownProfile(answer: { data?: Profile; response: Response }): OwnProfile {
    return { profile: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}
