import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Team } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { teamsKey } from "../../lib/teams";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { deleteTeam } from "./api";

/** What nobody can bring back; its people stay. */
export function DeleteTeam({ team, onDeleted }: { team: Team; onDeleted: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [asking, ask] = useState(false);
    const deleting = useSubmit({
        send: () => deleteTeam(account.id, team.id),
        done: () => {
            toast(words("teams.deleted", { team: team.name }));
            ask(false);
            onDeleted();
            void queries.invalidateQueries({ queryKey: teamsKey(account.id) });
        },
    });
    return (
        <>
            <ActButton variant="subtle" color="gray" onClick={() => ask(true)}>
                {words("teams.delete")}
            </ActButton>
            <ConfirmDialog
                opened={asking}
                title={words("teams.delete.title", { team: team.name })}
                confirm={words("teams.delete")}
                busy={deleting.busy}
                problem={deleting.problem}
                onConfirm={() => void deleting.submit(null)}
                onClose={() => ask(false)}
            >
                {words("teams.delete.text", { count: team.members.active + team.members.inactive })}
            </ConfirmDialog>
        </>
    );
}
