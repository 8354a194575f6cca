// The account in use and its settings, with the version they were read in.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Account, Settings, SettingsChange } from "../api/types";

export function accountQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "account"] as const,
        queryFn: async ({ signal }): Promise<Account> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}", { params, signal }));
        },
        staleTime: 5 * 60_000,
    });
}

export function settingsQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "settings"] as const,
        queryFn: async ({ signal }): Promise<Settings> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/settings", { params, signal }));
        },
    });
}

export async function changeSettings(account: string, body: SettingsChange): Promise<Settings> {
    const params = { path: { account } };
    return bodyOf(await client.PATCH("/accounts/{account}/settings", { params, body }));
}
