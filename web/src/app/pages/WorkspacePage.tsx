import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { AddMembers } from "../../features/workspaces/AddMembers";
import { WorkspaceDialog } from "../../features/workspaces/WorkspaceDialog";
import { WorkspaceMembers } from "../../features/workspaces/WorkspaceMembers";
import { useCurrent } from "../../lib/current";
import { problemText, useWords } from "../../lib/words";
import {
    changeWorkspace,
    leaveWorkspace,
    workspaceQuery,
    workspacesKey,
    type WorkspaceVersion,
} from "../../lib/workspaces";
import { ActButton } from "../../ui/ActButton";
import { LostDrawing } from "../../ui/drawings";
import { PlusIcon } from "../../ui/icons";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { toast } from "../../ui/toast";
import { WayUp } from "../../ui/WayUp";

/** One room: who is in it. Clients see theirs here, too. */
export function WorkspacePage() {
    const words = useWords();
    const { account, isClient } = useCurrent();
    const { workspace } = useParams({ from: "/inside/workspaces/$workspace" });
    const found = useQuery(workspaceQuery(account.id, workspace, isClient));
    const up = isClient ? "/" : "/workspaces";
    if (isProblem(found.error, 404)) {
        return (
            <Notice
                drawing={<LostDrawing />}
                title={words("not_found.title")}
                text={words("workspaces.gone")}
            >
                <Button renderRoot={(props) => <Link to={up} {...props} />}>
                    {words("workspaces.show_all")}
                </Button>
            </Notice>
        );
    }
    return (
        <Loaded query={found} rows={4}>
            {(version) => <Shown key={workspace} version={version} />}
        </Loaded>
    );
}

function Shown({ version }: { version: WorkspaceVersion }) {
    const words = useWords();
    const { isClient } = useCurrent();
    const [opened, open] = useState<"rename" | "add">();
    const { workspace } = version;
    const close = () => open(undefined);
    const lead = [
        workspace.host && words("workspaces.of", { host: workspace.host }),
        workspace.owner && words("workspaces.owned_by", { name: workspace.owner.display_name }),
        workspace.archived && words("workspaces.archived"),
    ];
    return (
        <>
            <WayUp to={isClient ? "/" : "/workspaces"}>{words("workspaces.title")}</WayUp>
            <PageHead
                title={workspace.name}
                lead={lead.filter(Boolean).join(" · ")}
                actions={<Acts version={version} open={open} />}
            />
            <WorkspaceMembers version={version} />
            <WorkspaceDialog
                version={version}
                opened={opened === "rename"}
                onDone={close}
                onClose={close}
            />
            <AddMembers workspace={workspace} opened={opened === "add"} onClose={close} />
        </>
    );
}

type ActsProps = { version: WorkspaceVersion; open: (dialog: "rename" | "add") => void };

function Acts({ version, open }: ActsProps) {
    const words = useWords();
    const acts = useActs(version);
    const { archived, may_change, may_invite } = version.workspace;
    return (
        <>
            <ActButton variant="subtle" color="gray" onClick={acts.leave}>
                {words("workspaces.leave")}
            </ActButton>
            {may_change && (
                <>
                    <ActButton variant="default" onClick={acts.archive}>
                        {words(archived ? "workspaces.unarchive" : "workspaces.archive")}
                    </ActButton>
                    <ActButton variant="default" onClick={() => open("rename")}>
                        {words("workspaces.rename")}
                    </ActButton>
                </>
            )}
            {may_invite && (
                <ActButton leftSection={<PlusIcon size={16} />} onClick={() => open("add")}>
                    {words("workspaces.add")}
                </ActButton>
            )}
        </>
    );
}

function useActs(version: WorkspaceVersion) {
    const words = useWords();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const { account, isClient } = useCurrent();
    const { id, name, archived } = version.workspace;

    async function carryOut(act: () => Promise<unknown>, text: string): Promise<boolean> {
        try {
            await act();
            toast(text);
            return true;
        } catch (problem) {
            toast(problemText(words, problem), "refused");
            return false;
        } finally {
            void queries.invalidateQueries({ queryKey: workspacesKey(account.id) });
        }
    }

    async function leave() {
        const text = words("workspaces.left", { name });
        if (await carryOut(() => leaveWorkspace(account.id, id, isClient), text))
            await navigate({ to: isClient ? "/" : "/workspaces" });
    }

    const archive = () =>
        carryOut(
            () => changeWorkspace(account.id, version, { archived: !archived }),
            words(archived ? "workspaces.unarchived" : "workspaces.archived.done", { name }),
        );
    return { leave: () => void leave(), archive: () => void archive() };
}
