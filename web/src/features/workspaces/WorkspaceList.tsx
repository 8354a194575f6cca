import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Workspace } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { workspaceListQuery } from "../../lib/workspaces";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip } from "../../ui/StateChip";
import classes from "./Workspaces.module.css";

/** The workspaces one is in, by name; archived ones under a fold. */
export function WorkspaceList({ q, start }: { q: string; start: ReactNode }) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(workspaceListQuery(account.id, q, false));
    const archived = useInfiniteQuery(workspaceListQuery(account.id, q, true));
    const hasArchived = archived.data?.pages.some(({ items }) => items.length > 0) ?? false;
    const sentence = words(q ? "workspaces.none.found" : "workspaces.none");
    const none = (
        <EmptyState drawing={<PeopleDrawing />} sentence={sentence}>
            {!q && start}
        </EmptyState>
    );
    return (
        <>
            <Panel>
                <List list={list} rows={4} empty={none}>
                    {(items) => <Lines label={words("workspaces.title")} workspaces={items} />}
                </List>
            </Panel>
            {hasArchived && (
                <details>
                    <summary>{words("workspaces.archived")}</summary>
                    <Panel>
                        <List list={archived} rows={1} empty={null}>
                            {(items) => (
                                <Lines label={words("workspaces.archived")} workspaces={items} />
                            )}
                        </List>
                    </Panel>
                </details>
            )}
        </>
    );
}

function Lines({ label, workspaces }: { label: string; workspaces: Workspace[] }) {
    const words = useWords();
    const columns = [
        words("workspaces.name"),
        words("workspaces.owner"),
        words("workspaces.members"),
    ];
    return (
        <Rows label={label} columns={columns}>
            {workspaces.map((workspace) => (
                <Line key={workspace.id} workspace={workspace} />
            ))}
        </Rows>
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
