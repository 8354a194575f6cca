// Looking at the account as a user or a role sees it: the server shows this browser what they would
// see and changes nothing meanwhile; the pages say so at every act.
import { createContext, useContext, type ReactNode } from "react";
import { client } from "../api/client";
import type { Me } from "../api/types";

export type Viewing = NonNullable<Me["viewing"]>;
export type ViewedAs = { user: string } | { roles: string[] };

/** Whom the pages speak of: while they are looked at with other eyes, of whose these are. */
export function shownPerson({ person, viewing }: Me) {
    return viewing?.user ?? person;
}

const ReadOnlyContext = createContext<string | undefined>(undefined);

export function ReadOnlyProvider({
    reason,
    children,
}: {
    reason: string | undefined;
    children: ReactNode;
}) {
    return <ReadOnlyContext.Provider value={reason}>{children}</ReadOnlyContext.Provider>;
}

/** Why nothing can be changed now; nothing where it can. */
export function useReadOnly(): string | undefined {
    return useContext(ReadOnlyContext);
}

/** All that is cached was seen with other eyes: the page begins anew. */
export async function viewAs(account: string, body: ViewedAs): Promise<void> {
    await client.POST("/accounts/{account}/view-as", { params: { path: { account } }, body });
    globalThis.location.assign("/");
}

export async function stopViewing(account: string): Promise<void> {
    await client.DELETE("/accounts/{account}/view-as", { params: { path: { account } } });
    globalThis.location.assign("/");
}
