// What a person keeps about himself: picture, sessions, tokens, password.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    ApiToken,
    MadeApiToken,
    NewApiToken,
    NewPasskey,
    Passkey,
    PasskeyOptions,
    PasswordChange,
    Session,
    TotpEnrolment,
} from "../../api/types";
import { meQuery, mineOf, type Mine } from "../../lib/me";

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

export async function leaveAccount(membership: string): Promise<void> {
    await client.DELETE("/me/memberships/{membership}", { params: { path: { membership } } });
}

export async function beginTotp(key: string): Promise<TotpEnrolment> {
    return bodyOf(await client.POST("/me/totp", { headers: once(key) }));
}

/** The recovery codes, which nobody can show again. */
export async function confirmTotp(code: string, key: string): Promise<string[]> {
    const headers = once(key);
    return bodyOf(await client.POST("/me/totp/confirm", { body: { code }, headers }))
        .recovery_codes;
}

export async function removeTotp(): Promise<void> {
    await client.DELETE("/me/totp");
}

export async function makeRecoveryCodes(key: string): Promise<string[]> {
    return bodyOf(await client.POST("/me/recovery-codes", { headers: once(key) })).recovery_codes;
}

export async function passkeyOptions(): Promise<PasskeyOptions> {
    return bodyOf(await client.POST("/me/passkeys/options"));
}

export async function addPasskey(body: NewPasskey, key: string): Promise<Passkey> {
    return bodyOf(await client.POST("/me/passkeys", { body, headers: once(key) }));
}

export async function renamePasskey(passkey: string, name: string): Promise<void> {
    await client.PATCH("/me/passkeys/{passkey}", { params: { path: { passkey } }, body: { name } });
}

export async function removePasskey(passkey: string): Promise<void> {
    await client.DELETE("/me/passkeys/{passkey}", { params: { path: { passkey } } });
}
