import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { workspacesQuery, type Workspace } from "../../lib/workspaces";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { Loaded } from "../../ui/Loaded";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip } from "../../ui/StateChip";
import classes from "./Workspaces.module.css";

/** The workspaces one is in, by name; archived ones last. */
export function WorkspaceList({ q, start }: { q: string; start: ReactNode }) {
    const words = useWords();
    const { account } = useCurrent();
    const found = useQuery(workspacesQuery(account.id, q));
    const columns = [
        words("workspaces.name"),
        words("workspaces.owner"),
        words("workspaces.members"),
    ];
    return (
        <Panel>
            <Loaded query={found} rows={4}>
                {({ items }) =>
                    items.length === 0 ? (
                        <EmptyState
                            drawing={<PeopleDrawing />}
                            sentence={words(q ? "workspaces.none.found" : "workspaces.none")}
                        >
                            {!q && start}
                        </EmptyState>
                    ) : (
                        <Rows label={words("workspaces.title")} columns={columns}>
                            {[...items]
                                .sort((one, other) => Number(one.archived) - Number(other.archived))
                                .map((workspace) => (
                                    <Line key={workspace.id} workspace={workspace} />
                                ))}
                        </Rows>
                    )
                }
            </Loaded>
        </Panel>
    );
}

function Line({ workspace }: { workspace: Workspace }) {
    const words = useWords();
    const { id, name, host, owner, member_count, archived } = workspace;
    return (
        <tr role="row">
            <Cell>
                <span className={classes.lines}>
                    <span className={classes.person}>
                        <Link
                            to="/workspaces/$workspace"
                            params={{ workspace: id }}
                            className={classes.name}
                        >
                            {name}
                        </Link>
                        {archived && (
                            <StateChip tone="quiet">{words("workspaces.archived")}</StateChip>
                        )}
                    </span>
                    {host && (
                        <span className={classes.quiet}>{words("workspaces.of", { host })}</span>
                    )}
                </span>
            </Cell>
            <Cell heading={words("workspaces.owner")}>{owner?.display_name ?? ""}</Cell>
            <Cell heading={words("workspaces.members")}>{member_count}</Cell>
        </tr>
    );
}
