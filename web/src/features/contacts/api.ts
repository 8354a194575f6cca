// Everybody one reaches, of every kind, in one list.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import { speaks, type Answers } from "../../api/soon";
import type { Scope, TeamMemberPage } from "../../api/types";
import type { Named, OfAccount, PageOf } from "../../lib/clients";
import type { Presence } from "../../lib/presence";
import { teamsKey } from "../../lib/teams";
import type { WorkspaceRef } from "../../lib/workspaces";

export const filters = [
    "all",
    "internal",
    "teams",
    "clients",
    "available_clients",
    "client_groups",
    "connections",
    "contact_cards",
] as const;
export type Filter = (typeof filters)[number];

/** What the address of the page says. */
export type ContactsSearch = {
    q?: string;
    filter?: string;
    /** What is being added: "client", "internal" or "client_group". */
    add?: string;
};

export type ContactKind =
    "internal" | "client" | "connection" | "contact" | "team" | "client_group";

export type ContactEntry = {
    ref: string;
    kind: ContactKind;
    id: string;
    display_name: string;
    first_name: string;
    last_name: string;
    email: string | null;
    phone: string;
    company: string;
    job_title: string;
    avatar_url: string | null;
    may: Scope[];
    shared_by: string | null;
    presence: Presence | null;
    state: "active" | "pending" | "quiet";
    /** Of teams and groups alone. */
    member_count: number | null;
    is_own: boolean | null;
};

export type Overview = ContactEntry & {
    mapped_users: Named[];
    client_groups: { id: string; name: string }[];
    /** In common, the newest first. */
    workspaces: WorkspaceRef[];
    /** What can be done, and what not and why; what is not built is not in it. */
    actions: { action: string; allowed: boolean; reason: string }[];
    /** Of a user who has not come, for who may send it. */
    invitation: { id: string; state: string; approval: string } | null;
};

type ListQuery = { filter: Filter; q?: string; limit: number; cursor?: string };
const api = speaks<{
    "/accounts/{account}/contacts": { get: Answers<PageOf<ContactEntry>, OfAccount, ListQuery> };
    "/accounts/{account}/contacts/{contact}": {
        get: Answers<Overview, OfAccount & { contact: string }>;
    };
}>();

const pageSize = 50;
const most = 200;

export function contactsKey(account: string) {
    return ["accounts", account, "contacts"] as const;
}

export function contactListQuery(account: string, filter: Filter, q: string) {
    return infiniteQueryOptions({
        queryKey: [...contactsKey(account), "list", filter, q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<PageOf<ContactEntry>> => {
            const query = {
                filter,
                limit: pageSize,
                ...(q && { q }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account }, query };
            return bodyOf(await api.GET("/accounts/{account}/contacts", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

/** The first of one's clients: those that may become available. */
export function ownClientsQuery(account: string) {
    return queryOptions({
        queryKey: [...contactsKey(account), "clients"],
        queryFn: async ({ signal }): Promise<string[]> => {
            const query = { filter: "clients" as const, limit: most };
            const params = { path: { account }, query };
            const answer = await api.GET("/accounts/{account}/contacts", { params, signal });
            return bodyOf(answer).items.map(({ ref }) => ref);
        },
    });
}

export function contactQuery(account: string, contact: string) {
    return queryOptions({
        queryKey: [...contactsKey(account), "one", contact],
        queryFn: async ({ signal }): Promise<Overview> => {
            const params = { path: { account, contact } };
            const path = "/accounts/{account}/contacts/{contact}";
            return bodyOf(await api.GET(path, { params, signal }));
        },
    });
}

/** The first of a team by name. */
export function peopleOfTeamQuery(account: string, team: string) {
    return queryOptions({
        queryKey: [...teamsKey(account), "people", team],
        queryFn: async ({ signal }): Promise<TeamMemberPage> => {
            const params = { path: { account, team }, query: { limit: most } };
            const path = "/accounts/{account}/teams/{team}/members";
            return bodyOf(await client.GET(path, { params, signal }));
        },
    });
}

export function isFilter(text: string | undefined): text is Filter {
    return filters.some((filter) => filter === text);
}
