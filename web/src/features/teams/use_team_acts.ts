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

    async function attempt(name: string, act: () => Promise<unknown>): Promise<boolean> {
        try {
            await act();
            return true;
        } catch (problem) {
            toast(`${name}: ${problemText(words, problem)}`, "refused");
            return false;
        } finally {
            void queries.invalidateQueries({ queryKey: teamsKey(account.id) });
        }
    }

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
        const done = await attempt(name, () => removeMember(account.id, team.id, id));
        if (done) {
            const undo = { label: words("action.undo"), run: () => add([person]) };
            toast(words("teams.removed", { name, team: team.name }), "done", undo);
        }
        return done;
    }

    /** Who leads it is the newest version's to say. */
    async function makeLeader({ id, display_name: name }: Person) {
        const done = await attempt(name, async () => {
            const newest = await queries.fetchQuery({
                ...teamQuery(account.id, team.id),
                staleTime: 0,
            });
            await changeTeam(account.id, newest, { leader: id });
        });
        if (done) toast(words("teams.leads", { name, team: team.name }));
    }

    async function leave(): Promise<boolean> {
        const done = await attempt(team.name, () =>
            removeMember(account.id, team.id, membership.id),
        );
        if (done) toast(words("teams.left", { team: team.name }));
        return done;
    }

    return { add, remove, makeLeader, leave };
}
