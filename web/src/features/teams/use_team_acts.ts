// What is done with the people of a team: each is one call, and most can be taken back.
import { useQueryClient } from "@tanstack/react-query";
import type { Team, TeamMember } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { addMember, removeMember, teamQuery, teamsKey } from "../../lib/teams";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { changeTeam } from "./api";

type Person = Pick<TeamMember, "id" | "display_name">;

export function useTeamActs(team: Team) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const attempt = useAttempt();
    const takeOut = (id: string) => removeMember(account.id, team.id, id);

    /** One refusal stops no other; answers how many are in now. */
    async function add(people: Person[]): Promise<number> {
        let added = 0;
        for (const { id, display_name } of people) {
            if (await attempt(display_name, () => addMember(account.id, team.id, id))) added += 1;
        }
        if (added > 0) toast(words("teams.added", { count: added, team: team.name }));
        return added;
    }

    async function remove(person: Person): Promise<boolean> {
        const { id, display_name: name } = person;
        const done = await attempt(name, () => takeOut(id));
        const undo = { label: words("action.undo"), run: () => add([person]) };
        if (done) toast(words("teams.removed", { name, team: team.name }), "done", undo);
        return done;
    }

    /** Who leads it is the newest version's to say. */
    async function makeLeader({ id, display_name: name }: Person) {
        const present = { ...teamQuery(account.id, team.id), staleTime: 0 };
        const done = await attempt(name, async () =>
            changeTeam(account.id, await queries.fetchQuery(present), { leader: id }),
        );
        if (done) toast(words("teams.leads", { name, team: team.name }));
    }

    async function leave(): Promise<boolean> {
        const done = await attempt(team.name, () => takeOut(membership.id));
        if (done) toast(words("teams.left", { team: team.name }));
        return done;
    }

    return { add, remove, makeLeader, leave };
}

/** Says whether it was done. A refusal is told with the name of whom it is about. */
function useAttempt() {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    return async (name: string, act: () => Promise<unknown>): Promise<boolean> => {
        try {
            await act();
            return true;
        } catch (problem) {
            toast(`${name}: ${problemText(words, problem)}`, "refused");
            return false;
        } finally {
            void queries.invalidateQueries({ queryKey: teamsKey(account.id) });
        }
    };
}
