// Named rooms that one is in: of one's own account, or of another one.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, once } from "../api/client";
import { speaks, type Answers, type Takes } from "../api/soon";
import type { Named, OfAccount, PageOf } from "./clients";

export type WorkspaceRef = {
    id: string;
    name: string;
    archived: boolean;
    last_activity_at: string;
};
export type Workspace = WorkspaceRef & {
    /** The account whose it is, where it is another one's. */
    host?: string | null;
    owner?: Named | null;
    member_count: number;
    may_change: boolean;
    may_invite: boolean;
    created_at: string;
};
export type WorkspaceMember = {
    id: string;
    kind: "internal" | "client" | "connection";
    display_name: string;
    company: string;
    /** Said to users of the account whose it is. */
    state?: "active" | "inactive" | "pending" | "quiet" | null;
    is_owner: boolean;
    is_me: boolean;
    joined_at: string;
};
/** A workspace and who is in it; companies that can read it. */
export type WholeWorkspace = Workspace & { members: WorkspaceMember[]; shared_with: string[] };
export type WorkspaceVersion = { workspace: WholeWorkspace; etag: string | null };
export type MemberAnswer = {
    ref: string;
    outcome: "added" | "already" | "refused";
    reason: string;
};
export type NewWorkspace = { name: string; members?: string[]; from?: string };
export type StartedWorkspace = WholeWorkspace & { results: MemberAnswer[] };
type WorkspaceChange = { name?: string; archived?: boolean; owner?: string };

type OfWorkspace = OfAccount & { workspace: string };
type ListQuery = { q?: string; from?: string; archived?: boolean; limit: number; cursor?: string };
const api = speaks<{
    "/accounts/{account}/workspaces": {
        get: Answers<PageOf<Workspace>, OfAccount, ListQuery>;
        post: Takes<NewWorkspace, StartedWorkspace, OfAccount>;
    };
    "/accounts/{account}/workspaces/{workspace}": {
        get: Answers<WholeWorkspace, OfWorkspace>;
        patch: Takes<WorkspaceChange, WholeWorkspace, OfWorkspace>;
    };
    "/accounts/{account}/workspaces/{workspace}/members": {
        post: Takes<{ members: string[] }, { items: MemberAnswer[] }, OfWorkspace>;
    };
    "/accounts/{account}/workspaces/{workspace}/members/{member}": {
        delete: Answers<void, OfWorkspace & { member: string }>;
    };
    "/accounts/{account}/workspaces/{workspace}/leave": { post: Answers<void, OfWorkspace> };
    "/accounts/{account}/portal/workspaces/{workspace}": {
        get: Answers<WholeWorkspace, OfWorkspace>;
    };
    "/accounts/{account}/portal/workspaces/{workspace}/leave": {
        post: Answers<void, OfWorkspace>;
    };
}>();

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
        queryFn: async ({ signal }): Promise<PageOf<Workspace>> => {
            const query = { limit: most, from };
            return bodyOf(await api.GET(all, { params: { path: { account }, query }, signal }));
        },
    });
}

/** By name, page by page. */
export function workspaceListQuery(account: string, q: string, archived: boolean) {
    return infiniteQueryOptions({
        queryKey: [...workspacesKey(account), "list", q, archived],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<PageOf<Workspace>> => {
            const query = {
                archived,
                limit: pageSize,
                ...(q && { q }),
                ...(pageParam && { cursor: pageParam }),
            };
            return bodyOf(await api.GET(all, { params: { path: { account }, query }, signal }));
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
                ? await api.GET(ofClient, { params, signal })
                : await api.GET(one, { params, signal });
            return { workspace: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

export async function startWorkspace(
    account: string,
    body: NewWorkspace,
    key: string,
): Promise<StartedWorkspace> {
    return bodyOf(await api.POST(all, { params: { path: { account } }, body, headers: once(key) }));
}

/** Refused as stale when it is not the version any more. */
export async function changeWorkspace(
    account: string,
    { workspace, etag }: WorkspaceVersion,
    body: WorkspaceChange,
): Promise<WholeWorkspace> {
    const params = { path: { account, workspace: workspace.id } };
    const headers = etag ? { "If-Match": etag } : {};
    return bodyOf(await api.PATCH(one, { params, body, headers }));
}

export async function bringIn(
    account: string,
    workspace: string,
    members: string[],
    key: string,
): Promise<MemberAnswer[]> {
    const params = { path: { account, workspace } };
    const headers = once(key);
    const answer = await api.POST(`${one}/members`, { params, body: { members }, headers });
    return bodyOf(answer).items;
}

export async function takeOut(account: string, workspace: string, member: string): Promise<void> {
    await api.DELETE(`${one}/members/{member}`, {
        params: { path: { account, workspace, member } },
    });
}

export async function leaveWorkspace(
    account: string,
    workspace: string,
    isClient: boolean,
): Promise<void> {
    const params = { path: { account, workspace } };
    if (isClient) await api.POST(`${ofClient}/leave`, { params });
    else await api.POST(`${one}/leave`, { params });
}
