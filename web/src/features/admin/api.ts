import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Account, Settings, SettingsChange, TestMail } from "../../api/types";
import { accountQuery, settingsQuery } from "../../lib/account";

export type SettingsVersion = { settings: Settings; etag: string | null };
export type AccountVersion = { account: Account; etag: string | null };

type AccountChange = Partial<Pick<Account, "name" | "visibility" | "support">>;
type Answer<Body> = { data?: Body; response: Response };

// The keys begin with those of the plain readings: whoever has those read anew has these, too.
export function settingsVersionQuery(account: string) {
    return queryOptions({
        queryKey: [...settingsQuery(account).queryKey, "version"],
        queryFn: async ({ signal }): Promise<SettingsVersion> => {
            const params = { path: { account } };
            return settingsOf(await client.GET("/accounts/{account}/settings", { params, signal }));
        },
    });
}

export function accountVersionQuery(account: string) {
    return queryOptions({
        queryKey: [...accountQuery(account).queryKey, "version"],
        queryFn: async ({ signal }): Promise<AccountVersion> => {
            const params = { path: { account } };
            return accountOf(await client.GET("/accounts/{account}", { params, signal }));
        },
    });
}

/** Refused as stale when it is not that version any more. */
export async function saveSettings(account: string, body: SettingsChange, etag: string | null) {
    const params = { path: { account } };
    const headers = ifMatch(etag);
    return settingsOf(
        await client.PATCH("/accounts/{account}/settings", { params, body, headers }),
    );
}

export async function saveAccount(account: string, body: AccountChange, etag: string | null) {
    const params = { path: { account } };
    const headers = ifMatch(etag);
    return accountOf(await client.PATCH("/accounts/{account}", { params, body, headers }));
}

export function testMailQuery(account: string) {
    return queryOptions({
        queryKey: ["accounts", account, "test_mail"],
        queryFn: async ({ signal }): Promise<TestMail> => {
            const params = { path: { account } };
            return bodyOf(await client.GET("/accounts/{account}/test-mail", { params, signal }));
        },
        // The sender's work is no event of the account, so no frame tells of it.
        refetchInterval: ({ state: { data } }) =>
            data && (data.state === "queued" || data.state === "deferred") ? 1500 : false,
    });
}

export async function sendTestMail(account: string, key: string): Promise<TestMail> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/test-mail", { params, headers }));
}

function ifMatch(etag: string | null) {
    return etag ? { "If-Match": etag } : {};
}

function settingsOf(answer: Answer<Settings>): SettingsVersion {
    return { settings: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

function accountOf(answer: Answer<Account>): AccountVersion {
    return { account: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}
