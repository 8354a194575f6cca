// What a person keeps about himself: profile, picture, sessions, tokens, password.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    ApiToken,
    MadeApiToken,
    NewApiToken,
    PasswordChange,
    Profile,
    ProfileChange,
    Session,
} from "../../api/types";
import { meQuery, mineOf, type Mine } from "../../lib/me";

export type OwnProfile = { profile: Profile; etag: string | null };

export function profileKey(account: string) {
    return ["accounts", account, "profile"] as const;
}

export function profileQuery(account: string) {
    return queryOptions({
        queryKey: profileKey(account),
        queryFn: async ({ signal }): Promise<OwnProfile> => {
            const params = { path: { account } };
            return ownProfile(await client.GET("/accounts/{account}/profile", { params, signal }));
        },
    });
}

export async function changeProfile(
    account: string,
    body: ProfileChange,
    etag: string | null,
): Promise<OwnProfile> {
    const params = { path: { account } };
    const headers = etag ? { "If-Match": etag } : {};
    return ownProfile(await client.PATCH("/accounts/{account}/profile", { params, body, headers }));
}

function ownProfile(answer: { data?: Profile; response: Response }): OwnProfile {
    return { profile: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}

export async function putPicture(picture: Blob): Promise<Mine> {
    return mineOf(
        await client.PUT("/me/avatar", {
            body: picture as never,
            bodySerializer: (body: unknown) => body,
            headers: { "Content-Type": picture.type },
        }),
    );
}

export async function removePicture(): Promise<void> {
    await client.DELETE("/me/avatar");
}

// Their keys begin with that of the person: whoever asks anew who it is asks for these, too.
export const sessionsQuery = queryOptions({
    queryKey: [...meQuery.queryKey, "sessions"],
    queryFn: async (): Promise<Session[]> => bodyOf(await client.GET("/me/sessions")).items,
    refetchOnWindowFocus: true,
});

/** One after the other: the last of them is as far as it came when one fails. */
export async function endSessions(sessions: Session[]): Promise<void> {
    for (const { id } of sessions) {
        await client.DELETE("/me/sessions/{session}", { params: { path: { session: id } } });
    }
}

export const tokensQuery = queryOptions({
    queryKey: [...meQuery.queryKey, "tokens"],
    queryFn: async (): Promise<ApiToken[]> => bodyOf(await client.GET("/me/tokens")).items,
    refetchOnWindowFocus: true,
});

export async function makeToken(body: NewApiToken, key: string): Promise<MadeApiToken> {
    return bodyOf(await client.POST("/me/tokens", { body, headers: once(key) }));
}

export async function revokeToken({ id }: ApiToken): Promise<void> {
    await client.DELETE("/me/tokens/{token}", { params: { path: { token: id } } });
}

export async function changePassword(body: PasswordChange, key: string): Promise<void> {
    await client.POST("/me/password", { body, headers: once(key) });
}
