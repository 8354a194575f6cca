// Who looks at the page, and as a member of which account.
import { createContext, useContext, type ReactNode } from "react";
import type { Me, Membership } from "../api/types";

export type Permission =
    | "users.manage"
    | "users.invite"
    | "audit.view"
    | "connections.use"
    | "contact_cards.use"
    | "contacts.use"
    | "clients.invite"
    | "clients.view_all"
    | "client_groups.create"
    | "workspaces.use"
    | "account.settings"
    | "products.order"
    | "accounting"
    | "instance.manage"
    | `product.manage:${string}`
    | "roles.assign"
    | "teams.create"
    | "teams.manage"
    | "role.assign_legal_representative";

export type Current = {
    me: Me;
    membership: Membership;
    account: Membership["account"];
    /** Those of the person's memberships that can be worked in. */
    active: Membership[];
    /** Served by the account, and working in none: sees the portal alone. */
    isClient: boolean;
    may: (permission: Permission) => boolean;
    choose: (accountId: string) => void;
};

const CurrentContext = createContext<Current | null>(null);

export function CurrentProvider({ value, children }: { value: Current; children: ReactNode }) {
    return <CurrentContext.Provider value={value}>{children}</CurrentContext.Provider>;
}

/** REQUIRES: inside the shell, where somebody is signed in. */
export function useCurrent(): Current {
    const current = useContext(CurrentContext);
    if (!current) throw new Error("useCurrent outside of the shell");
    return current;
}
