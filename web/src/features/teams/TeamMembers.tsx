import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Team, TeamMember } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useDebounced } from "../../lib/debounced";
import { userRef } from "../../lib/presence";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { PresentFace } from "../../ui/PresentFace";
import { Cell, Rows } from "../../ui/Rows";
import { SearchField } from "../../ui/SearchField";
import { membersQuery } from "./api";
import classes from "./Teams.module.css";
import { useTeamActs } from "./use_team_acts";

/** Everybody in the team, inactive users too. */
export function TeamMembers({ team }: { team: Team }) {
    const words = useWords();
    const { account } = useCurrent();
    const [q, setQ] = useState("");
    const list = useInfiniteQuery(membersQuery(account.id, team.id, useDebounced(q.trim())));
    const sentence = words(q ? "teams.nobody.found" : "teams.nobody");
    return (
        <section aria-label={words("teams.people")}>
            <div className={classes.tools}>
                <div className={classes.search}>
                    <SearchField label={words("users.search")} value={q} onChange={setQ} />
                </div>
            </div>
            <Panel>
                <List
                    list={list}
                    rows={3}
                    empty={<EmptyState drawing={<PeopleDrawing />} sentence={sentence} />}
                >
                    {(members) => <Table team={team} members={members} />}
                </List>
            </Panel>
        </section>
    );
}

function Table({ team, members }: { team: Team; members: TeamMember[] }) {
    const words = useWords();
    const columns = [words("users.name"), words("users.email"), words("detail.job_title")];
    return (
        <Rows label={words("teams.people")} columns={team.may_change ? [...columns, ""] : columns}>
            {members.map((member) => (
                <Line key={member.id} team={team} member={member} />
            ))}
        </Rows>
    );
}

function Line({ team, member }: { team: Team; member: TeamMember }) {
    const words = useWords();
    const { membership } = useCurrent();
    const { remove, makeLeader } = useTeamActs(team);
    const { id, display_name: name } = member;
    const isLeader = team.leader?.id === id;
    return (
        <tr role="row">
            <Cell>
                <span className={classes.person}>
                    <PresentFace
                        watch={member.state === "active" ? userRef(id) : undefined}
                        id={member.person_id}
                        name={name}
                        picture={member.avatar_url}
                    />
                    {name}
                    {id === membership.id && (
                        <span className={classes.chip}>{words("users.you")}</span>
                    )}
                    {isLeader && <span className={classes.chip}>{words("teams.leader")}</span>}
                    {member.state === "inactive" && (
                        <span className={classes.chip}>{words("state.inactive")}</span>
                    )}
                </span>
            </Cell>
            <Cell whole heading={words("users.email")}>
                {member.email}
            </Cell>
            <Cell heading={member.job_title && words("detail.job_title")}>{member.job_title}</Cell>
            {team.may_change && (
                <Cell whole>
                    <span className={classes.acts}>
                        {!isLeader && member.state === "active" && (
                            <ActButton
                                variant="subtle"
                                size="compact-sm"
                                aria-label={words("teams.make_leader.of", { name })}
                                onClick={() => void makeLeader(member)}
                            >
                                {words("teams.make_leader")}
                            </ActButton>
                        )}
                        <ActButton
                            variant="subtle"
                            color="gray"
                            size="compact-sm"
                            aria-label={words("teams.remove.of", { name })}
                            onClick={() => void remove(member)}
                        >
                            {words("teams.remove")}
                        </ActButton>
                    </span>
                </Cell>
            )}
        </tr>
    );
}
