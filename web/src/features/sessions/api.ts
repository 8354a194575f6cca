import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import { isProblem } from "../../api/problem";
import {
    base,
    type AccountSignIn,
    type Credentials,
    type Me,
    type NewPassword,
    type PasskeyAssertion,
    type ResetLogin,
} from "../../api/types";
import { safePath } from "../../lib/safe_path";

export async function signIn(credentials: Credentials, key: string): Promise<Me> {
    return bodyOf(await client.POST("/auth/login", { body: credentials, headers: once(key) }));
}

export async function signInByPasskey(assertion: PasskeyAssertion, key: string): Promise<Me> {
    return bodyOf(await client.POST("/auth/passkey", { body: assertion, headers: once(key) }));
}

/** Asked of the server each time, and when the tab is looked at again: one may have signed in elsewhere. */
export const signedInQuery = queryOptions({
    queryKey: ["public", "signed_in"],
    queryFn: async (): Promise<boolean> => {
        try {
            await client.GET("/me");
            return true;
        } catch (error) {
            if (isProblem(error, 401)) return false;
            throw error;
        }
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: true,
});

export const setupNeededQuery = queryOptions({
    queryKey: ["setup", "needed"],
    queryFn: async (): Promise<boolean> => bodyOf(await client.GET("/setup")).needed,
    retry: false,
});

/** What everybody may know of an account who holds its sign-in link. */
export function accountSignInQuery(slug: string) {
    return queryOptions({
        queryKey: ["public", "signin", slug],
        queryFn: async (): Promise<AccountSignIn> =>
            bodyOf(await client.GET("/public/signin/{slug}", { params: { path: { slug } } })),
    });
}

/** Leads to the provider, which sends the browser back. */
export function providerAddress(slug: string, id: string, next: string | undefined): string {
    const query = next ? `?${new URLSearchParams({ next: safePath(next) })}` : "";
    return `${base}/auth/sso/${slug}/${id}${query}`;
}

/** Answers everybody alike: whether somebody has that login is not told. */
export async function forgot(login: string, key: string): Promise<void> {
    await client.POST("/auth/forgot", { body: { login }, headers: once(key) });
}

export async function reset(body: NewPassword, key: string): Promise<ResetLogin> {
    return bodyOf(await client.POST("/auth/reset", { body, headers: once(key) }));
}
