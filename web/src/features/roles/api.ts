import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    Consequences,
    NewRole,
    PermissionHolders,
    RoleOfAccount,
    User,
} from "../../api/types";
import { rolesKey } from "../../lib/roles";

/** A role and the version (ETag) of that answer: a change says which one it was made on. */
export type RoleVersion = { role: RoleOfAccount; etag: string | null };

/** What the address of the page says. */
export type RolesSearch = {
    /** The permission of which it is asked who has it. */
    who?: string;
    /** Id of the role whose window is open; "new" while one is being made. */
    role?: string;
};

const holdersShown = 5;

export function roleQuery(account: string, role: string) {
    return queryOptions({
        queryKey: [...rolesKey(account), "one", role],
        queryFn: async ({ signal }): Promise<RoleVersion> => {
            const params = { path: { account, role } };
            const answer = await client.GET("/accounts/{account}/roles/{role}", { params, signal });
            return { role: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
        staleTime: 0,
    });
}

export async function makeRole(account: string, body: NewRole, key: string) {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/roles", { params, body, headers }));
}

/** Refused as stale when it is not the version any more. */
export async function changeRole(account: string, { role, etag }: RoleVersion, body: NewRole) {
    const params = { path: { account, role: role.id } };
    const headers = etag ? { "If-Match": etag } : {};
    return bodyOf(
        await client.PATCH("/accounts/{account}/roles/{role}", { params, body, headers }),
    );
}

export async function removeRole(account: string, role: string): Promise<void> {
    await client.DELETE("/accounts/{account}/roles/{role}", {
        params: { path: { account, role } },
    });
}

/** What the holders of a role would gain and lose; nothing is changed. */
export function whatIfQuery(account: string, role: string, permissions: string[]) {
    return infiniteQueryOptions({
        queryKey: [...rolesKey(account), "what_if", role, ...permissions],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<Consequences> => {
            const query = {
                permissions: permissions.join(","),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account, role }, query };
            const path = "/accounts/{account}/roles/{role}/what-if";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        staleTime: 0,
    });
}

export function whoCanQuery(account: string, permission: string) {
    return infiniteQueryOptions({
        queryKey: [...rolesKey(account), "who_can", permission],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<PermissionHolders> => {
            const query = { permission, ...(pageParam && { cursor: pageParam }) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/who-can", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        staleTime: 0,
    });
}

/** A few of those who hold a role, active or not. */
export function holdersQuery(account: string, role: string) {
    return queryOptions({
        queryKey: [...rolesKey(account), "holders", role],
        queryFn: async ({ signal }): Promise<User[]> => {
            const query = { role, state: "all" as const, limit: holdersShown };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/users", { params, signal })).items;
        },
        staleTime: 0,
    });
}
