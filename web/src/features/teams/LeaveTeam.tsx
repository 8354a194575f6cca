import { useState } from "react";
import type { Team } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useTeamActs } from "./use_team_acts";

/** Leaving asks: who may not change the team cannot come back by himself. */
export function LeaveTeam({ team, onLeft }: { team: Team; onLeft: () => void }) {
    const words = useWords();
    const { membership } = useCurrent();
    const { leave } = useTeamActs(team);
    const [asking, ask] = useState(false);
    const [busy, setBusy] = useState(false);
    if (!team.is_member) return null;

    async function go() {
        setBusy(true);
        const left = await leave();
        setBusy(false);
        ask(false);
        if (left) onLeft();
    }

    return (
        <>
            <ActButton variant="default" onClick={() => ask(true)}>
                {words("teams.leave")}
            </ActButton>
            <ConfirmDialog
                opened={asking}
                title={words("teams.leave.title", { team: team.name })}
                confirm={words("teams.leave")}
                busy={busy}
                onConfirm={() => void go()}
                onClose={() => ask(false)}
            >
                {words(
                    team.leader?.id === membership.id
                        ? "teams.leave.text.leader"
                        : "teams.leave.text",
                )}
            </ConfirmDialog>
        </>
    );
}
