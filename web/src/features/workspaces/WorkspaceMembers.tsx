import { useQueryClient } from "@tanstack/react-query";
import type { WorkspaceMember } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { problemText, useWords, wordOr } from "../../lib/words";
import { takeOut, workspacesKey, type WorkspaceVersion } from "../../lib/workspaces";
import { ActButton } from "../../ui/ActButton";
import { Panel } from "../../ui/Panel";
import { PresentFace } from "../../ui/PresentFace";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip } from "../../ui/StateChip";
import { toast } from "../../ui/toast";
import { HandOver } from "./HandOver";
import classes from "./Workspaces.module.css";

/** Who is in it, what they are to the account, and which other companies can read it. */
export function WorkspaceMembers({ version }: { version: WorkspaceVersion }) {
    const words = useWords();
    const { workspace } = version;
    const columns = [words("users.name"), words("workspaces.kind"), words("users.status")];
    return (
        <>
            {workspace.shared_with.map((company) => (
                <p key={company} className={classes.shared} role="note">
                    {words("workspaces.reads", { company })}
                </p>
            ))}
            <Panel>
                <Rows
                    label={words("workspaces.members")}
                    columns={workspace.may_change ? [...columns, ""] : columns}
                >
                    {workspace.members.map((member) => (
                        <Line key={member.id} version={version} member={member} />
                    ))}
                </Rows>
            </Panel>
        </>
    );
}

type LineProps = { version: WorkspaceVersion; member: WorkspaceMember };

function Line({ version, member }: LineProps) {
    const words = useWords();
    const { workspace } = version;
    const { id, kind, display_name: name, company, state, is_owner, is_me } = member;
    const isWatched = kind === "internal" && !workspace.host && state === "active";
    return (
        <tr role="row">
            <Cell>
                <span className={classes.person}>
                    <PresentFace
                        watch={isWatched ? `internal:${id}` : undefined}
                        id={id}
                        name={name}
                    />
                    <span className={classes.lines}>
                        <span className={classes.name}>
                            {is_me ? words("workspaces.me", { name }) : name}
                        </span>
                        {company && <span className={classes.quiet}>{company}</span>}
                    </span>
                    {is_owner && <StateChip tone="good">{words("workspaces.owner")}</StateChip>}
                </span>
            </Cell>
            <Cell heading={words("workspaces.kind")}>{words(`workspaces.kind.${kind}`)}</Cell>
            <Cell>
                {state && (
                    <StateChip tone={state === "active" ? "good" : "quiet"}>
                        {wordOr(words, "clients.state", state)}
                    </StateChip>
                )}
            </Cell>
            {workspace.may_change && (
                <Cell whole>
                    {!is_me && (
                        <span className={classes.acts}>
                            {kind === "internal" && state === "active" && (
                                <HandOver version={version} member={member} />
                            )}
                            <TakeOut workspace={workspace.id} member={member} />
                        </span>
                    )}
                </Cell>
            )}
        </tr>
    );
}

function TakeOut({ workspace, member }: { workspace: string; member: WorkspaceMember }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const name = member.display_name;

    async function remove() {
        try {
            await takeOut(account.id, workspace, member.id);
            toast(words("workspaces.removed", { name }));
        } catch (problem) {
            toast(`${name}: ${problemText(words, problem)}`, "refused");
        }
        void queries.invalidateQueries({ queryKey: workspacesKey(account.id) });
    }

    return (
        <ActButton
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={words("workspaces.remove.of", { name })}
            onClick={() => void remove()}
        >
            {words("teams.remove")}
        </ActButton>
    );
}
