import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Team, TeamMember } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useDebounced } from "../../lib/debounced";
import { useWords } from "../../lib/words";
import { ChoiceGroup, Tick } from "../../ui/Choice";
import { Explained } from "../../ui/Explained";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { SearchField } from "../../ui/SearchField";
import { Window } from "../../ui/Window";
import frame from "../../ui/Window.module.css";
import { candidatesQuery } from "./api";
import classes from "./Teams.module.css";
import { useTeamActs } from "./use_team_acts";

type AddPeopleProps = { team: Team; opened: boolean; onClose: () => void };

/** Finds people by name or address, and puts those that are ticked into the team. */
export function AddPeople({ team, opened, onClose }: AddPeopleProps) {
    const words = useWords();
    return (
        <Window
            opened={opened}
            title={words("teams.add.title", { team: team.name })}
            onClose={onClose}
        >
            <Choosing team={team} onClose={onClose} />
        </Window>
    );
}

function Choosing({ team, onClose }: Omit<AddPeopleProps, "opened">) {
    const words = useWords();
    const { add } = useTeamActs(team);
    const [chosen, setChosen] = useState<TeamMember[]>([]);
    const [busy, setBusy] = useState(false);
    const off = chosen.length === 0 ? words("teams.add.choose") : undefined;

    async function submit() {
        if (off || busy) return;
        setBusy(true);
        await add(chosen);
        onClose();
    }

    return (
        <form
            className={classes.window}
            onSubmit={(event) => {
                event.preventDefault();
                void submit();
            }}
        >
            <div className={frame.scroll}>
                <Candidates team={team} chosen={chosen} onChange={setChosen} />
            </div>
            <footer className={frame.foot}>
                <div className={classes.foot}>
                    <span className={classes.push} />
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <Explained reason={off}>
                        {(explained) => (
                            <Button type="submit" loading={busy} {...explained}>
                                {words("teams.add.do", { count: chosen.length })}
                            </Button>
                        )}
                    </Explained>
                </div>
            </footer>
        </form>
    );
}

type CandidatesProps = {
    team: Team;
    chosen: TeamMember[];
    onChange: (chosen: TeamMember[]) => void;
};

function Candidates({ team, chosen, onChange }: CandidatesProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [q, setQ] = useState("");
    const found = useQuery(candidatesQuery(account.id, team.id, useDebounced(q.trim())));
    const people = found.data?.items ?? [];
    const kept = chosen.filter(({ id }) => !people.some((one) => one.id === id));
    const lines = [...kept, ...people];

    function toggle(person: TeamMember, isIn: boolean) {
        const others = chosen.filter(({ id }) => id !== person.id);
        onChange(isIn ? [...others, person] : others);
    }

    return (
        <div className={classes.list}>
            <SearchField label={words("users.search")} value={q} onChange={setQ} />
            {found.isPending && <LoadingRows rows={5} />}
            {found.isError && (
                <ListProblem problem={found.error} onRetry={() => void found.refetch()} />
            )}
            {found.data && lines.length === 0 && (
                <p className={classes.quiet}>
                    {words(q ? "teams.nobody.found" : "teams.add.nobody")}
                </p>
            )}
            {lines.length > 0 && (
                <ChoiceGroup title={words("teams.people")}>
                    {lines.map((person) => (
                        <Tick
                            key={person.id}
                            label={person.display_name}
                            means={person.email}
                            off={undefined}
                            checked={chosen.some(({ id }) => id === person.id)}
                            onChange={(isIn) => toggle(person, isIn)}
                        />
                    ))}
                </ChoiceGroup>
            )}
            {found.data?.next_cursor && (
                <p className={classes.quiet}>{words("product.existing.more")}</p>
            )}
        </div>
    );
}
