// Everybody one reaches, of every kind, in one list.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { ContactOverview, ContactPage, TeamMemberPage } from "../../api/types";
import { teamsKey } from "../../lib/teams";

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

const pageSize = 50;
const most = 200;

export function contactsKey(account: string) {
    return ["accounts", account, "contacts"] as const;
}

export function contactListQuery(account: string, filter: Filter, q: string) {
    return infiniteQueryOptions({
        queryKey: [...contactsKey(account), "list", filter, q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ContactPage> => {
            const query = {
                filter,
                limit: pageSize,
                ...(q && { q }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/contacts", { params, signal }));
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
            const answer = await client.GET("/accounts/{account}/contacts", { params, signal });
            return bodyOf(answer).items.map(({ ref }) => ref);
        },
    });
}

export function contactQuery(account: string, contact: string) {
    return queryOptions({
        queryKey: [...contactsKey(account), "one", contact],
        queryFn: async ({ signal }): Promise<ContactOverview> => {
            const params = { path: { account, contact } };
            const path = "/accounts/{account}/contacts/{contact}";
            return bodyOf(await client.GET(path, { params, signal }));
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
