import { Link } from "@tanstack/react-router";
import type { WorkspaceRef } from "../../api/types";
import { useWords } from "../../lib/words";
import { When } from "../../ui/When";
import classes from "./Workspaces.module.css";

/** Names that open; archived ones under a fold. */
export function WorkspaceLines({ workspaces }: { workspaces: WorkspaceRef[] }) {
    const words = useWords();
    const archived = workspaces.filter((one) => one.archived);
    return (
        <div className={classes.existing}>
            <Names workspaces={workspaces.filter((one) => !one.archived)} />
            {archived.length > 0 && (
                <details>
                    <summary>
                        {words("workspaces.archived.count", { count: archived.length })}
                    </summary>
                    <Names workspaces={archived} />
                </details>
            )}
        </div>
    );
}

function Names({ workspaces }: { workspaces: WorkspaceRef[] }) {
    const words = useWords();
    return (
        <ul className={classes.existing}>
            {workspaces.map(({ id, name, last_activity_at }) => (
                <li key={id} className={classes.lines}>
                    <Link
                        to="/workspaces/$workspace"
                        params={{ workspace: id }}
                        className={classes.name}
                    >
                        {name}
                    </Link>
                    <span className={classes.quiet}>
                        {words("workspaces.activity")} <When at={last_activity_at} />
                    </span>
                </li>
            ))}
        </ul>
    );
}
