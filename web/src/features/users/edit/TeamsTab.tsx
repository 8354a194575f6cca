import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { teamsQuery } from "../../../lib/teams";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import { TeamTicks } from "../../../ui/TeamTicks";
import type { TabProps } from "./EditForm";
import { TabProblem } from "./TabProblem";

/** The teams of the user. Those that are chosen here keep their names while the window is open. */
export function TeamsTab({ editing }: TabProps) {
    const words = useWords();
    const { account } = useCurrent();
    const { user, values, set, refused } = editing;
    const known = useQuery(teamsQuery(account.id)).data?.items ?? [];
    const named = [...user.teams, ...known];
    const chosen = values.teams.map((id) => ({
        id,
        name: named.find((team) => team.id === id)?.name ?? "…",
    }));
    return (
        <div className={form.form}>
            <TabProblem text={refused.teams} />
            <p className={form.quiet}>{words("edit.teams.means", { name: user.first_name })}</p>
            <TeamTicks
                chosen={chosen}
                onChange={(teams) => set({ teams: teams.map(({ id }) => id) })}
            />
        </div>
    );
}
