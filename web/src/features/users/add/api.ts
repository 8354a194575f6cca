import { bodyOf, client, once } from "../../../api/client";
import type { ChangedUser, NewUser, User } from "../../../api/types";

export async function addUser(account: string, body: NewUser, key: string): Promise<ChangedUser> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/users", { params, body, headers }));
}

/** Who has the address here already, active or not. */
export async function findByEmail(account: string, email: string): Promise<User | undefined> {
    const params = { path: { account }, query: { q: email.trim(), state: "all" } as const };
    const { items } = bodyOf(await client.GET("/accounts/{account}/users", { params }));
    const wish = email.trim().toLowerCase();
    return items.find((user) => user.email.toLowerCase() === wish);
}
