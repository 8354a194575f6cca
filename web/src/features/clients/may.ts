import type { Client } from "../../api/types";
import { useCurrent } from "../../lib/current";

/** An administrator removes every client; who alone looks after one, as long as they are not in. */
export function useMayRemove({ state, mapped_users: [first, ...others] }: Client): boolean {
    const { may, membership } = useCurrent();
    const isMine = first?.id === membership.id && others.length === 0;
    return may("clients.view_all") || (isMine && (state === "quiet" || state === "pending"));
}

/** Whoever invites users makes one of a client, too. */
export function useMayPromote({ state }: Client): boolean {
    const { may } = useCurrent();
    return state !== "inactive" && (may("users.manage") || may("users.invite"));
}

export function isOutside({ state }: Pick<Client, "state">): boolean {
    return state === "quiet" || state === "pending";
}
