// Whom the account knows already, looked up while addresses are typed: the server would refuse
// them, and this says so before.
import { useQueries, useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { useDebounced } from "../../../lib/debounced";
import { fullName } from "../../../lib/full_name";
import { pendingQuery, userByAddressQuery } from "../api";
import { addressOf, isBlank, type Row } from "./rows";

export type Known = {
    as: "self" | "member" | "inactive" | "pending";
    name: string;
    /** Of the user, or of the invitation. */
    id: string;
};

/** By address. */
export function useKnown(rows: Row[]): Map<string, Known> {
    const { account, me } = useCurrent();
    const settled = useDebounced(rows);
    const addresses = [...new Set(settled.filter(isWhole).map(addressOf))];
    const found = useQueries({
        queries: addresses.map((email) => userByAddressQuery(account.id, email)),
    });
    const pending = useQuery({ ...pendingQuery(account.id), enabled: !rows.every(isBlank) });
    const known = new Map<string, Known>();
    for (const invitation of pending.data ?? []) {
        const { id, email } = invitation;
        known.set(email.toLowerCase(), { as: "pending", id, name: fullName(invitation) });
    }
    for (const { data: user } of found) {
        if (!user) continue;
        const member = user.state === "active" ? "member" : "inactive";
        const as = user.person_id === me.person.id ? "self" : member;
        known.set(user.email.toLowerCase(), { as, id: user.id, name: user.display_name });
    }
    return known;
}

function isWhole(row: Row): boolean {
    return /^\S+@\S+\.\S+$/.test(row.email.trim());
}
