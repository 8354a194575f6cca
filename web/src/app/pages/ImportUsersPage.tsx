import { useNavigate, useSearch } from "@tanstack/react-router";
import { JobsPage } from "../../features/jobs/JobsPage";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";

/** Bringing users in a file; which job is shown stands in the address. */
export function ImportUsersPage() {
    const { may } = useCurrent();
    const { job } = useSearch({ from: "/inside/users/import" });
    const navigate = useNavigate({ from: "/users/import" });
    if (!may("users.manage")) return <ForbiddenPage needs="users.manage" />;
    return <JobsPage job={job} onJob={(next) => void navigate({ search: { job: next } })} />;
}
