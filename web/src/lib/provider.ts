// Sessions that a sign-in provider began: the login is kept there, and ends there, too.
import { bodyOf, client, once } from "../api/client";
import type { Me } from "../api/types";
import { signOut } from "./me";

/** Signs out here; the answer is where the browser has to go to be signed out there, too. */
export async function signOutThereToo(me: Me | undefined, key: string): Promise<string | null> {
    if (me?.provider) {
        return bodyOf(await client.POST("/auth/sso/logout", { headers: once(key) })).url;
    }
    await signOut(key);
    return null;
}
