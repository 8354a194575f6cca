// Named rooms that one is in: of one's own account, or of another one.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../api/client";
import type {
    MemberAnswer,
    NewWorkspace,
    StartedWorkspace,
    WholeWorkspace,
    WorkspaceChange,
    WorkspacePage,
} from "../api/types";

export type WorkspaceVersion = { workspace: WholeWorkspace; etag: string | null };

const all = "/accounts/{account}/workspaces";
const one = "/accounts/{account}/workspaces/{workspace}";
const ofClient = "/accounts/{account}/portal/workspaces/{workspace}";
const most = 200;
const pageSize = 50;

export function workspacesKey(account: string) {
    return ["accounts", account, "workspaces"] as const;
}

/** Those started for a team or a client group, the first by name. */
export function workspacesFromQuery(account: string, from: string) {
    return queryOptions({
        queryKey: [...workspacesKey(account), "from", from],
        queryFn: async ({ signal }): Promise<WorkspacePage> => {
            const query = { limit: most, from };
            return bodyOf(await client.GET(all, { params: { path: { account }, query }, signal }));
        },
    });
}

/** By name, page by page. */
export function workspaceListQuery(account: string, q: string, archived: boolean) {
    return infiniteQueryOptions({
        queryKey: [...workspacesKey(account), "list", q, archived],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<WorkspacePage> => {
            const query = {
                archived,
                limit: pageSize,
                ...(q && { q }),
                ...(pageParam && { cursor: pageParam }),
            };
            return bodyOf(await client.GET(all, { params: { path: { account }, query }, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** A client finds it at the portal. */
export function workspaceQuery(account: string, workspace: string, isClient: boolean) {
    return queryOptions({
        queryKey: [...workspacesKey(account), "one", workspace],
        queryFn: async ({ signal }): Promise<WorkspaceVersion> => {
            const params = { path: { account, workspace } };
            const answer = isClient
                ? await client.GET(ofClient, { params, signal })
                : await client.GET(one, { params, signal });
            return { workspace: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

export async function startWorkspace(
    account: string,
    body: NewWorkspace,
    key: string,
): Promise<StartedWorkspace> {
    return bodyOf(
        await client.POST(all, { params: { path: { account } }, body, headers: once(key) }),
    );
}

/** Refused as stale when it is not the version any more. */
export async function changeWorkspace(
    account: string,
    { workspace, etag }: WorkspaceVersion,
    body: WorkspaceChange,
): Promise<WholeWorkspace> {
    const params = { path: { account, workspace: workspace.id } };
    const headers = etag ? { "If-Match": etag } : {};
    return bodyOf(await client.PATCH(one, { params, body, headers }));
}

export async function bringIn(
    account: string,
    workspace: string,
    members: string[],
    key: string,
): Promise<MemberAnswer[]> {
    const params = { path: { account, workspace } };
    const headers = once(key);
    const answer = await client.POST(`${one}/members`, { params, body: { members }, headers });
    return bodyOf(answer).items;
}

export async function takeOut(account: string, workspace: string, member: string): Promise<void> {
    await client.DELETE(`${one}/members/{member}`, {
        params: { path: { account, workspace, member } },
    });
}

export async function leaveWorkspace(
    account: string,
    workspace: string,
    isClient: boolean,
): Promise<void> {
    const params = { path: { account, workspace } };
    if (isClient) await client.POST(`${ofClient}/leave`, { params });
    else await client.POST(`${one}/leave`, { params });
}
