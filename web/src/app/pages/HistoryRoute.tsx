import { useNavigate, useSearch } from "@tanstack/react-router";
import type { HistorySearch } from "../../features/history/api";
import { HistoryPage } from "../../features/history/HistoryPage";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";

/** The days stand in the address. */
export function HistoryRoute() {
    const { may } = useCurrent();
    const search = useSearch({ from: "/inside/activity/history" });
    const navigate = useNavigate({ from: "/activity/history" });
    if (!may("audit.view")) return <ForbiddenPage needs="audit.view" />;
    const change = (next: HistorySearch) => void navigate({ search: next, replace: true });
    return <HistoryPage search={isEmpty(search) ? { at: today() } : search} onSearch={change} />;
}

function isEmpty({ at, from, to }: HistorySearch): boolean {
    return !at && !from && !to;
}

// As a date field writes it, in the zone of who looks.
function today(): string {
    const now = new Date();
    const two = (number: number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
