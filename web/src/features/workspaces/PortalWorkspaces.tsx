import type { WorkspaceRef } from "../../api/types";
import { useWords } from "../../lib/words";
import { Part } from "./Part";
import { WorkspaceLines } from "./WorkspaceLines";

/** The rooms a client is in. */
export function PortalWorkspaces({ workspaces }: { workspaces: WorkspaceRef[] }) {
    const words = useWords();
    return (
        <Part title={words("workspaces.title")}>
            {workspaces.length > 0 ? (
                <WorkspaceLines workspaces={workspaces} />
            ) : (
                <p>{words("workspaces.none.client")}</p>
            )}
        </Part>
    );
}
