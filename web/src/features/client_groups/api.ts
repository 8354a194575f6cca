// Groups of clients: made by somebody, looked after by managers.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyOf, client as api, once } from "../../api/client";
import type {
    ClientGroupChange,
    ClientGroupPage,
    ClientPage,
    NewClientGroup,
    WholeGroup,
} from "../../api/types";
import { clientGroupsKey, clientsKey, type GroupVersion } from "../../lib/clients";

/** What the address of the page says. */
export type GroupsSearch = { q?: string; add?: string };

const all = "/accounts/{account}/client-groups";
const one = "/accounts/{account}/client-groups/{client_group}";
const pageSize = 50;
const candidatesShown = 20;

export function groupListQuery(account: string, q: string) {
    return infiniteQueryOptions({
        queryKey: [...clientGroupsKey(account), "list", q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ClientGroupPage> => {
            const query = {
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

/** The first of the clients one may put into a group. */
export function candidatesQuery(account: string, q: string, isAdministrator: boolean) {
    return queryOptions({
        queryKey: [...clientsKey(account), "candidates", q, isAdministrator],
        queryFn: async ({ signal }): Promise<ClientPage> => {
            const query = {
                limit: candidatesShown,
                ...(isAdministrator && { all: true }),
                ...(q && { q }),
            };
            const params = { path: { account }, query };
            return bodyOf(await api.GET("/accounts/{account}/clients", { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
}

export async function makeGroup(
    account: string,
    body: NewClientGroup,
    key: string,
): Promise<WholeGroup> {
    return bodyOf(await api.POST(all, { params: { path: { account } }, body, headers: once(key) }));
}

/** Refused as stale when it is not the version any more. */
export async function changeGroup(
    account: string,
    { group, etag }: GroupVersion,
    body: ClientGroupChange,
): Promise<WholeGroup> {
    const params = { path: { account, client_group: group.id } };
    return bodyOf(
        await api.PATCH(one, { params, body, headers: etag ? { "If-Match": etag } : {} }),
    );
}

export async function deleteGroup(account: string, client_group: string): Promise<void> {
    await api.DELETE(one, { params: { path: { account, client_group } } });
}

export async function setMember(
    account: string,
    client_group: string,
    client: string,
    isIn: boolean,
): Promise<void> {
    const params = { path: { account, client_group, client } };
    const path = `${one}/members/{client}` as const;
    if (isIn) await api.PUT(path, { params });
    else await api.DELETE(path, { params });
}
