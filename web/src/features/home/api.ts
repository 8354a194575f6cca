import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";

export function homeKey(account: string) {
    return ["accounts", account, "home"] as const;
}

export type Counts = { users: number; pending: number };

/** How many people work here and how many invitations wait. */
export function countsQuery(account: string) {
    return queryOptions({
        queryKey: homeKey(account),
        queryFn: async (): Promise<Counts> => {
            const [users, pending] = await Promise.all([
                countUsers(account),
                countPending(account),
            ]);
            return { users, pending };
        },
    });
}

async function countUsers(account: string): Promise<number> {
    const query = { state: "active", limit: 1, total: true } as const;
    const page = bodyOf(
        await client.GET("/accounts/{account}/users", { params: { path: { account }, query } }),
    );
    return page.total ?? 0;
}

async function countPending(account: string): Promise<number> {
    const query = { state: "pending", limit: 1, total: true } as const;
    const page = bodyOf(
        await client.GET("/accounts/{account}/invitations", {
            params: { path: { account }, query },
        }),
    );
    return page.total ?? 0;
}
