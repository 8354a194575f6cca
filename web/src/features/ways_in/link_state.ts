import type { SignUpLink } from "../../api/types";

export type LinkNow = "open" | "full" | "expired" | "closed";

/** Whether somebody could join by it at that moment, and if not, why. */
export function linkNow(link: SignUpLink, now: number): LinkNow {
    if (link.state === "closed") return "closed";
    if (link.expires_at && Date.parse(link.expires_at) <= now) return "expired";
    return link.max_uses !== null && link.uses >= link.max_uses ? "full" : "open";
}
