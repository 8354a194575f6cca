import { bodyOf, client, once } from "../../api/client";
import type { Credentials, Me } from "../../api/types";

export async function signIn(credentials: Credentials, key: string): Promise<Me> {
    return bodyOf(await client.POST("/auth/login", { body: credentials, headers: once(key) }));
}

export async function setupNeeded(): Promise<boolean> {
    return bodyOf(await client.GET("/setup")).needed;
}
