import { Link } from "@tanstack/react-router";
import type { WholeGroup } from "../../api/types";
import { useWords, wordOr } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { PresentFace } from "../../ui/PresentFace";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip } from "../../ui/StateChip";
import classes from "./Groups.module.css";
import { useMembers } from "./use_members";

/** The clients of a group. */
export function GroupMembers({ group }: { group: WholeGroup }) {
    const words = useWords();
    const { remove } = useMembers(group);
    if (group.members.length === 0) {
        return (
            <Panel>
                <EmptyState drawing={<PeopleDrawing />} sentence={words("contacts.members.none")} />
            </Panel>
        );
    }
    const columns = [words("users.name"), words("contacts.company"), words("users.status")];
    return (
        <Panel>
            <Rows
                label={words("clients.title")}
                columns={group.may_change ? [...columns, ""] : columns}
            >
                {group.members.map(({ id, display_name: name, state, company }) => (
                    <tr role="row" key={id}>
                        <Cell>
                            <span className={classes.person}>
                                <PresentFace
                                    watch={state === "active" ? `client:${id}` : undefined}
                                    id={id}
                                    name={name}
                                />
                                <Link
                                    to="/manage/contacts/$ref"
                                    params={{ ref: `client:${id}` }}
                                    className={classes.name}
                                >
                                    {name}
                                </Link>
                            </span>
                        </Cell>
                        <Cell heading={company && words("contacts.company")}>{company}</Cell>
                        <Cell>
                            <StateChip tone={state === "active" ? "good" : "quiet"}>
                                {wordOr(words, "clients.state", state)}
                            </StateChip>
                        </Cell>
                        {group.may_change && (
                            <Cell whole>
                                <ActButton
                                    variant="subtle"
                                    color="gray"
                                    size="compact-sm"
                                    aria-label={words("client_groups.remove.of", { name })}
                                    onClick={() => void remove({ id, display_name: name })}
                                >
                                    {words("teams.remove")}
                                </ActButton>
                            </Cell>
                        )}
                    </tr>
                ))}
            </Rows>
        </Panel>
    );
}
