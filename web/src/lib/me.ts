// The signed-in person and the version (ETag) of that answer.
import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { bodyOf, client, once } from "../api/client";
import { isProblem } from "../api/problem";
import type { Me, MeChange } from "../api/types";
import { chooseLanguage, isLanguage, type Language } from "./language";

export type Mine = { me: Me; etag: string | null };

async function fetchMe(): Promise<Mine> {
    return mineOf(await client.GET("/me"));
}

/** What any call that answers the signed-in person brought. */
export function mineOf(answer: { data?: Me; response: Response }): Mine {
    return { me: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

export const meQuery = queryOptions({
    queryKey: ["me"],
    queryFn: fetchMe,
    staleTime: 5 * 60_000,
});

/** For public pages: `undefined` while asking, `null` when nobody is signed in. */
export function useMeIfSignedIn(): Me | null | undefined {
    const answer = useQuery(meQuery);
    if (isProblem(answer.error, 401)) return null;
    return answer.data?.me;
}

export async function changeMe(change: MeChange, etag: string | null): Promise<Mine> {
    const answer = await client.PATCH("/me", {
        body: change,
        headers: etag ? { "If-Match": etag } : {},
    });
    const saved = answer.response.headers.get("ETag");
    return saved ? { me: bodyOf(answer), etag: saved } : fetchMe();
}

export async function signOut(key: string): Promise<void> {
    await client.POST("/auth/logout", { headers: once(key) });
}

/** Everything cached belongs to the person before: forget it, then ask who it is now. */
export async function startAsSomebodyElse(queries: QueryClient): Promise<Mine> {
    queries.clear();
    const mine = await queries.fetchQuery(meQuery);
    const { locale } = mine.me.person;
    if (isLanguage(locale)) await chooseLanguage(locale);
    return mine;
}

/**
 * Chooses for this browser, at once, and for the next ones this person signs in with. While the
 * server cannot be told, the choice holds here.
 */
export async function chooseMyLanguage(queries: QueryClient, language: Language): Promise<void> {
    await chooseLanguage(language);
    try {
        queries.setQueryData(meQuery.queryKey, await changeMe({ locale: language }, null));
    } catch (error) {
        if (!isProblem(error)) throw error;
    }
}
