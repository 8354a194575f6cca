import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import {
    base,
    type IdentityProvider,
    type IdentityProviderChange,
    type NewIdentityProvider,
    type SsoAnswer,
    type SsoQuestion,
} from "../../api/types";
import { joiningKey } from "../../lib/joining";

const all = "/accounts/{account}/identity-providers";
const one = "/accounts/{account}/identity-providers/{provider}";

export function providersQuery(account: string) {
    return queryOptions({
        queryKey: [...joiningKey(account), "providers"],
        queryFn: async ({ signal }): Promise<IdentityProvider[]> => {
            const params = { path: { account } };
            return bodyOf(await client.GET(all, { params, signal })).items;
        },
    });
}

/** The server asks the provider for what it says of itself, which may take some seconds. */
export async function addProvider(account: string, body: NewIdentityProvider, key: string) {
    const params = { path: { account } };
    return bodyOf(await client.POST(all, { params, body, headers: once(key) }));
}

/** Refused as stale when it is not the version any more. */
export async function changeProvider(
    account: string,
    { id, version }: IdentityProvider,
    body: IdentityProviderChange,
) {
    const params = { path: { account, provider: id } };
    const headers = { "If-Match": `"${version}"` };
    return bodyOf(await client.PATCH(one, { params, body, headers }));
}

export async function removeProvider(account: string, id: string): Promise<void> {
    await client.DELETE(one, { params: { path: { account, provider: id } } });
}

/** Leaves for the provider; its answer is shown and signs nobody in. */
export function beginTest(slug: string, provider: string) {
    globalThis.location.assign(`${base}/auth/sso/${slug}/${provider}?purpose=test`);
}

/** Each answer of a provider is good for once: sent once, and by "Try again" with the same key. */
export function ssoAnswerQuery(question: SsoQuestion, key: string) {
    return queryOptions({
        queryKey: ["public", "sso", question],
        queryFn: async (): Promise<SsoAnswer> =>
            bodyOf(await client.POST("/auth/sso/callback", { body: question, headers: once(key) })),
        enabled: isAnswer(question),
        retry: false,
        staleTime: Infinity,
        gcTime: Infinity,
        refetchOnReconnect: false,
    });
}

/** Nothing to take in: an address opened by hand, or the page loaded anew. */
export function isAnswer({ code, error }: SsoQuestion): boolean {
    return code !== undefined || error !== undefined;
}
