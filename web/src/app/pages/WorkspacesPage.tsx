import { useNavigate, useSearch } from "@tanstack/react-router";
import { WorkspaceDialog } from "../../features/workspaces/WorkspaceDialog";
import { WorkspaceList } from "../../features/workspaces/WorkspaceList";
import classes from "../../features/workspaces/Workspaces.module.css";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PlusIcon } from "../../ui/icons";
import { PageHead } from "../../ui/PageHead";
import { SearchField } from "../../ui/SearchField";
import { ForbiddenPage } from "./ForbiddenPage";

/** The rooms one is in. */
export function WorkspacesPage() {
    const { may } = useCurrent();
    return may("workspaces.use") ? <Allowed /> : <ForbiddenPage needs="workspaces.use" />;
}

function Allowed() {
    const words = useWords();
    const { q = "", add } = useSearch({ from: "/inside/workspaces" });
    const navigate = useNavigate({ from: "/workspaces" });
    const change = (next: { q?: string | undefined; add?: string | undefined }, replace = true) =>
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    const button = (
        <ActButton
            leftSection={<PlusIcon size={16} />}
            onClick={() => change({ add: "true" }, false)}
        >
            {words("workspaces.start")}
        </ActButton>
    );
    return (
        <>
            <PageHead
                title={words("workspaces.title")}
                lead={words("workspaces.lead")}
                actions={button}
            />
            <div className={classes.tools}>
                <SearchField
                    label={words("workspaces.search")}
                    value={q}
                    onChange={(text) => change({ q: text || undefined })}
                />
            </div>
            <WorkspaceList q={q} start={button} />
            <WorkspaceDialog
                opened={add !== undefined}
                onDone={({ id }) =>
                    void navigate({ to: "/workspaces/$workspace", params: { workspace: id } })
                }
                onClose={() => change({ add: undefined })}
            />
        </>
    );
}
