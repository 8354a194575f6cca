import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Team } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { Cell, More, Rows } from "../../ui/Rows";
import { TeamDot } from "../../ui/TeamDot";
import { teamListQuery } from "./api";
import classes from "./Teams.module.css";

type TeamListProps = { q: string; mine: boolean; onNew: () => void };

/** The teams one sees, by name. */
export function TeamList({ q, mine, onNew }: TeamListProps) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(teamListQuery(account.id, { q, mine }));
    if (list.isPending) return <LoadingRows rows={4} />;
    if (list.isError && !list.data) {
        return <ListProblem problem={list.error} onRetry={() => void list.refetch()} />;
    }
    const teams = list.data.pages.flatMap(({ items }) => items);
    if (teams.length === 0) {
        return (
            <Panel>
                <EmptyState
                    drawing={<PeopleDrawing />}
                    sentence={words(q ? "teams.nothing.found" : "teams.none")}
                >
                    {!q && <Button onClick={onNew}>{words("teams.new")}</Button>}
                </EmptyState>
            </Panel>
        );
    }
    return (
        <>
            <Panel>
                <Rows
                    label={words("teams.title")}
                    columns={[words("teams.name"), words("teams.leader"), words("teams.people")]}
                >
                    {teams.map((team) => (
                        <Line key={team.id} team={team} />
                    ))}
                </Rows>
            </Panel>
            <More list={list} />
        </>
    );
}

function Line({ team }: { team: Team }) {
    const words = useWords();
    const { active, inactive } = team.members;
    return (
        <tr role="row">
            <Cell>
                <span className={classes.team}>
                    <TeamDot color={team.color} />
                    <Link
                        to="/manage/teams/$team"
                        params={{ team: team.id }}
                        className={classes.name}
                    >
                        {team.name}
                    </Link>
                    {team.is_member && (
                        <span className={classes.yours}>{words("teams.yours")}</span>
                    )}
                </span>
            </Cell>
            <Cell heading={words("teams.leader")}>
                {team.leader?.display_name ?? words("teams.leader.none")}
            </Cell>
            <Cell heading={words("teams.people")}>{words("teams.size", { active, inactive })}</Cell>
        </tr>
    );
}
