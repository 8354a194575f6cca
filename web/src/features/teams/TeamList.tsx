import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Team } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import { TeamDot } from "../../ui/TeamDot";
import { teamListQuery } from "./api";
import classes from "./Teams.module.css";

type TeamListProps = { q: string; mine: boolean; onNew: () => void };

/** The teams one sees, by name. */
export function TeamList({ q, mine, onNew }: TeamListProps) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(teamListQuery(account.id, { q, mine }));
    const sentence = words(q ? "teams.nothing.found" : "teams.none");
    const none = (
        <EmptyState drawing={<PeopleDrawing />} sentence={sentence}>
            {!q && <ActButton onClick={onNew}>{words("teams.new")}</ActButton>}
        </EmptyState>
    );
    const columns = [words("teams.name"), words("teams.leader"), words("teams.people")];
    return (
        <Panel>
            <List list={list} rows={4} empty={none}>
                {(teams) => (
                    <Rows label={words("teams.title")} columns={columns}>
                        {teams.map((team) => (
                            <Line key={team.id} team={team} />
                        ))}
                    </Rows>
                )}
            </List>
        </Panel>
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
