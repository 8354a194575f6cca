import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { NewTeam, Team, TeamChange, TeamMemberPage, TeamPage } from "../../api/types";
import { teamsKey, type TeamVersion } from "../../lib/teams";

/** What the address of the page says. */
export type TeamsSearch = {
    q?: string;
    /** "true": only those that one made or is in. */
    mine?: string;
    /** "true" while a team is being made. */
    add?: string;
};

const pageSize = 50;
const candidatesShown = 20;

type Found = { q: string; mine: boolean };

export function teamListQuery(account: string, { q, mine }: Found) {
    return infiniteQueryOptions({
        queryKey: [...teamsKey(account), "list", { q, mine }],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<TeamPage> => {
            const query = {
                limit: pageSize,
                total: pageParam === "",
                ...(q && { q }),
                ...(mine && { mine }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/teams", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

export function membersQuery(account: string, team: string, q: string) {
    return infiniteQueryOptions({
        queryKey: [...teamsKey(account), "members", team, q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<TeamMemberPage> => {
            const query = {
                limit: pageSize,
                ...(q && { q }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account, team }, query };
            const path = "/accounts/{account}/teams/{team}/members";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** The first of those who could be added. */
export function candidatesQuery(account: string, team: string, q: string) {
    return queryOptions({
        queryKey: [...teamsKey(account), "candidates", team, q],
        queryFn: async ({ signal }): Promise<TeamMemberPage> => {
            const query = { limit: candidatesShown, ...(q && { q }) };
            const params = { path: { account, team }, query };
            const path = "/accounts/{account}/teams/{team}/candidates";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
}

export async function makeTeam(account: string, body: NewTeam, key: string): Promise<Team> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/teams", { params, body, headers }));
}

/** Refused as stale when it is not the version any more. */
export async function changeTeam(
    account: string,
    { team, etag }: TeamVersion,
    body: TeamChange,
): Promise<Team> {
    const params = { path: { account, team: team.id } };
    const headers = etag ? { "If-Match": etag } : {};
    const path = "/accounts/{account}/teams/{team}";
    return bodyOf(await client.PATCH(path, { params, body, headers }));
}

export async function deleteTeam(account: string, team: string): Promise<void> {
    const params = { path: { account, team } };
    await client.DELETE("/accounts/{account}/teams/{team}", { params });
}
