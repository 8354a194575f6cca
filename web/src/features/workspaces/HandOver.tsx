import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { WorkspaceMember } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { changeWorkspace, workspacesKey, type WorkspaceVersion } from "../../lib/workspaces";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";

type HandOverProps = { version: WorkspaceVersion; member: WorkspaceMember };

/** Makes a colleague the owner: whoever was it stays as one of the members. */
export function HandOver({ version, member }: HandOverProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [asks, setAsks] = useState(false);
    const { display_name: name } = member;
    const workspace = version.workspace.name;
    const handing = useSubmit({
        send: (owner: string) => changeWorkspace(account.id, version, { owner }),
        done: () => {
            setAsks(false);
            toast(words("workspaces.handed_over", { name, workspace }));
        },
    });

    async function handOver() {
        await handing.submit(member.id);
        void queries.invalidateQueries({ queryKey: workspacesKey(account.id) });
    }

    return (
        <>
            <ActButton
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={words("workspaces.hand_over.to", { name })}
                onClick={() => setAsks(true)}
            >
                {words("workspaces.hand_over")}
            </ActButton>
            <ConfirmDialog
                opened={asks}
                title={words("workspaces.hand_over.title", { name })}
                confirm={words("workspaces.hand_over")}
                busy={handing.busy}
                problem={handing.problem}
                onConfirm={() => void handOver()}
                onClose={() => {
                    handing.forget();
                    setAsks(false);
                }}
            >
                {words("workspaces.hand_over.means", { name, workspace })}
            </ConfirmDialog>
        </>
    );
}
