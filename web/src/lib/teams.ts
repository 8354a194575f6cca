// The teams of an account, as far as one sees them.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Team, TeamMember, TeamPage } from "../api/types";

const most = 200;

export function teamsKey(account: string) {
    return ["accounts", account, "teams"] as const;
}

/** The first by name, of those whose name begins so. */
export function teamsQuery(account: string, q = "", limit = most) {
    return queryOptions({
        queryKey: [...teamsKey(account), "first", q, limit],
        queryFn: async ({ signal }): Promise<TeamPage> => {
            const params = { path: { account }, query: { limit, ...(q && { q }) } };
            return bodyOf(await client.GET("/accounts/{account}/teams", { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
}

/** A team and the version (ETag) of that answer: a change says which one it was made on. */
export type TeamVersion = { team: Team; etag: string | null };

export function teamQuery(account: string, team: string) {
    return queryOptions({
        queryKey: [...teamsKey(account), "one", team],
        queryFn: async ({ signal }): Promise<TeamVersion> => {
            const params = { path: { account, team } };
            const answer = await client.GET("/accounts/{account}/teams/{team}", { params, signal });
            return { team: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

export async function addMember(account: string, team: string, user: string): Promise<TeamMember> {
    const params = { path: { account, team, user } };
    const path = "/accounts/{account}/teams/{team}/members/{user}";
    return bodyOf(await client.PUT(path, { params }));
}

export async function removeMember(account: string, team: string, user: string): Promise<void> {
    const params = { path: { account, team, user } };
    await client.DELETE("/accounts/{account}/teams/{team}/members/{user}", { params });
}
