import { bodyOf, client, once } from "../../api/client";
import type { Credentials, Me, NewPassword, ResetLogin } from "../../api/types";

export async function signIn(credentials: Credentials, key: string): Promise<Me> {
    return bodyOf(await client.POST("/auth/login", { body: credentials, headers: once(key) }));
}

export async function setupNeeded(): Promise<boolean> {
    return bodyOf(await client.GET("/setup")).needed;
}

/** Answers everybody alike: whether somebody has that login is not told. */
export async function forgot(login: string, key: string): Promise<void> {
    await client.POST("/auth/forgot", { body: { login }, headers: once(key) });
}

export async function reset(body: NewPassword, key: string): Promise<ResetLogin> {
    return bodyOf(await client.POST("/auth/reset", { body, headers: once(key) }));
}
