import type { Notification, NotificationType } from "../../api/types";
import type { Words } from "../../lib/words";

/** In a sentence. */
export function tell(words: Words, one: Notification): string {
    return words(`notifications.tells.${one.type}`, {
        who: whoOf(words, one),
        about: one.about.name,
        count: one.count,
    });
}

function whoOf(words: Words, { people, count }: Notification): string {
    const [first, second] = people;
    if (!first) return words("notifications.somebody", { count });
    if (count <= 1) return first.name;
    if (count === 2 && second)
        return words("notifications.two", { first: first.name, second: second.name });
    return words("notifications.many", { first: first.name, others: count - 1 });
}

/** The page where there is more of it, or something to do. */
export function pageOf({ type, about }: Notification): string {
    if (type === "client_accepted" || type === "client_mapped")
        return about.id ? `/manage/contacts/client:${about.id}` : "/manage/contacts";
    if (type === "license_exhausted") return about.id ? `/manage/products/${about.id}` : "/manage";
    return pages[type];
}

const pages: Record<NotificationType, string> = {
    member_joined: "/manage/contacts",
    connection_requested: "/connections",
    connection_accepted: "/connections",
    invitation_accepted: "/users",
    invitation_declined: "/users",
    invitation_expired: "/users",
    invitation_asked_again: "/users",
    approval_awaited: "/users",
    approval_decided: "/users",
    rights_dropped: "/users",
    client_accepted: "/manage/contacts",
    client_mapped: "/manage/contacts",
    license_exhausted: "/manage",
    domain_lapsed: "/manage/ways-in",
    order_decided: "/manage/orders",
    job_finished: "/users",
    new_sign_in: "/profile",
};
