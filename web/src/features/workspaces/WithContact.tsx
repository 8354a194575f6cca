import type { WorkspaceRef } from "../../api/types";
import { useWords } from "../../lib/words";
import { StartWorkspace } from "./StartWorkspace";
import { WorkspaceLines } from "./WorkspaceLines";
import classes from "./Workspaces.module.css";

type WithContactProps = {
    contact: string;
    name: string;
    workspaces: WorkspaceRef[];
    action: { allowed: boolean; reason: string } | undefined;
};

/** On the overview of somebody: the rooms one shares with them, and a new one. */
export function WithContact({ contact, name, workspaces, action }: WithContactProps) {
    const words = useWords();
    return (
        <section className={classes.existing} aria-label={words("workspaces.common")}>
            <h3>{words("workspaces.common")}</h3>
            {workspaces.length > 0 ? (
                <WorkspaceLines workspaces={workspaces} />
            ) : (
                <p className={classes.quiet}>{words("workspaces.common.none")}</p>
            )}
            {action && (
                <div>
                    <StartWorkspace
                        members={[contact]}
                        name={name}
                        off={action.allowed ? undefined : words("workspaces.start.off")}
                    />
                </div>
            )}
        </section>
    );
}
