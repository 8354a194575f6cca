import type { PresenceState } from "../../api/types";
import { PresenceDot } from "../../ui/PresenceDot";
import type { Status } from "./api";

const asOthersSee: Record<Status, PresenceState> = {
    available: "available",
    busy: "busy",
    away: "away",
    invisible: "offline",
    out_of_office: "away",
};

/** Beside the word for it. */
export function StatusDot({ status }: { status: Status }) {
    const presence = { state: asOthersSee[status], text: "", until: null, out_of_office: false };
    return <PresenceDot presence={presence} isSilent />;
}
