import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { WholeWorkspace, WorkspaceRef } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { workspacesFromQuery } from "../../lib/workspaces";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { WorkspaceIcon } from "../../ui/icons";
import { toast } from "../../ui/toast";
import { WorkspaceDialog } from "./WorkspaceDialog";
import { WorkspaceLines } from "./WorkspaceLines";

type StartWorkspaceProps = {
    members?: string[];
    from?: string;
    name: string;
    /** Why it cannot be started. */
    off?: string | undefined;
    /** In a line of a list: an icon that says for whom. */
    inLine?: boolean;
};

/** Starts a workspace with somebody, or with a team or a client group; one that is there already can be opened. */
export function StartWorkspace({ members, from, name, off, inLine }: StartWorkspaceProps) {
    const words = useWords();
    const navigate = useNavigate();
    const { account, may } = useCurrent();
    const [opened, open] = useState<"choice" | "name">();
    const isAllowed = may("workspaces.use");
    const known = useQuery({
        ...workspacesFromQuery(account.id, from ?? ""),
        enabled: isAllowed && from !== undefined && opened !== undefined,
    });
    const existing = known.data?.items ?? [];
    const isAsked = opened === "choice" && existing.length > 0;
    const isNamed = opened === "name" || (opened === "choice" && !known.isPending && !isAsked);
    if (!isAllowed) return null;

    function show(workspace: WholeWorkspace) {
        toast(words("workspaces.started", { name: workspace.name }));
        void navigate({ to: "/workspaces/$workspace", params: { workspace: workspace.id } });
    }

    return (
        <>
            <ActButton
                size="compact-md"
                variant={inLine ? "subtle" : "default"}
                {...(inLine && {
                    color: "gray",
                    "aria-label": words("workspaces.start.with", { name }),
                })}
                off={off}
                loading={opened === "choice" && known.isPending}
                onClick={() => open(from ? "choice" : "name")}
            >
                {inLine ? <WorkspaceIcon size={16} /> : words("workspaces.start")}
            </ActButton>
            <Choice
                existing={existing}
                opened={isAsked}
                onNew={() => open("name")}
                onClose={() => open(undefined)}
            />
            <WorkspaceDialog
                {...(members && { members })}
                {...(from && { from })}
                name={name}
                opened={isNamed}
                onDone={show}
                onClose={() => open(undefined)}
            />
        </>
    );
}

type ChoiceProps = {
    existing: WorkspaceRef[];
    opened: boolean;
    onNew: () => void;
    onClose: () => void;
};

function Choice({ existing, opened, onNew, onClose }: ChoiceProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("workspaces.existing")}>
            <div className={form.form}>
                <p>{words("workspaces.existing.text")}</p>
                <WorkspaceLines workspaces={existing} />
                <div className={form.actions}>
                    <Button variant="default" onClick={onNew}>
                        {words("workspaces.another")}
                    </Button>
                </div>
            </div>
        </Dialog>
    );
}
