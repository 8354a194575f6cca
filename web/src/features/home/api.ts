import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { Invitation, Statistics, SupportChange } from "../../api/types";

export function homeKey(account: string) {
    return ["accounts", account, "home"] as const;
}

const mostAwaiting = 200;

type Overview = {
    users: number;
    pending: number;
    /** Invited by somebody who may not admit alone, accepted or not: an administrator has to say yes. */
    awaiting: Invitation[];
};

export function overviewQuery(account: string) {
    return queryOptions({
        queryKey: homeKey(account),
        queryFn: async (): Promise<Overview> => {
            const [users, pending, accepted] = await Promise.all([
                countUsers(account),
                invitationsIn(account, "pending"),
                invitationsIn(account, "accepted"),
            ]);
            const all = [...accepted.items, ...pending.items];
            const awaiting = all.filter(({ approval }) => approval === "awaiting");
            return { users, pending: pending.total ?? 0, awaiting };
        },
    });
}

/** Below the key of the page: what makes that stale makes this so. */
export function statisticsQuery(account: string) {
    return queryOptions({
        queryKey: [...homeKey(account), "statistics"],
        queryFn: async ({ signal }): Promise<Statistics> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/statistics", { params, signal }));
        },
    });
}

export async function changeSupport(account: string, support: SupportChange) {
    const params = { path: { account } };
    return bodyOf(await client.PATCH("/accounts/{account}", { params, body: { support } }));
}

async function countUsers(account: string): Promise<number> {
    const query = { state: "active", limit: 1, total: true } as const;
    const params = { path: { account }, query };
    return bodyOf(await client.GET("/accounts/{account}/users", { params })).total ?? 0;
}

async function invitationsIn(account: string, state: "pending" | "accepted") {
    const query = { state, limit: mostAwaiting, total: true };
    const params = { path: { account }, query };
    return bodyOf(await client.GET("/accounts/{account}/invitations", { params }));
}
