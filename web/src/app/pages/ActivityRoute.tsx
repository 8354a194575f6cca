import { useNavigate, useSearch } from "@tanstack/react-router";
import { ActivityPage } from "../../features/audit/ActivityPage";
import type { AuditSearch } from "../../features/audit/filter";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";

/** What is looked for stands in the address. */
export function ActivityRoute() {
    const { may } = useCurrent();
    const search = useSearch({ from: "/inside/activity" });
    const navigate = useNavigate({ from: "/activity" });
    if (!may("audit.view")) return <ForbiddenPage needs="audit.view" />;
    // Each choice is a step that Back takes back; each letter of a search is none.
    function change(next: AuditSearch) {
        const replace = next.q !== undefined;
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }
    return <ActivityPage search={search} onSearch={change} />;
}
