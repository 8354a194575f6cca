import { Button, Radio, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { Team, TeamColor } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { teamQuery, teamsKey, type TeamVersion } from "../../lib/teams";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { TeamDot } from "../../ui/TeamDot";
import { changeTeam, makeTeam } from "./api";
import classes from "./Teams.module.css";

type Fields = { name: string; color: TeamColor };

const colors: readonly TeamColor[] = [
    ...(["gray", "red", "orange", "green"] as const),
    ...(["teal", "blue", "violet", "pink"] as const),
];

type TeamFormProps = {
    account: string;
    /** Nothing: a new one. */
    version?: TeamVersion;
    onDone: (team: Team) => void;
    onClose: () => void;
};

/** What a team is called, and its color. */
export function TeamForm({ account, version, onDone, onClose }: TeamFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const [base, setBase] = useState(version);
    const [theirs, setTheirs] = useState<TeamVersion>();
    const saving = useServerForm<Fields, Team>({
        initialValues: fieldsOf(version),
        required: ["name"],
        keep: { as: `team.${version?.team.id ?? "new"}.${account}`, fields: ["name", "color"] },
        send: ({ name, color }, key) => {
            const body = { name: name.trim(), color };
            return base ? changeTeam(account, base, body) : makeTeam(account, body, key);
        },
        done: (team) => {
            void queries.invalidateQueries({ queryKey: teamsKey(account) });
            onDone(team);
        },
    });
    const { values, setFieldValue, setValues, getInputProps } = saving.form;

    function goOnFrom(newer: TeamVersion) {
        setBase(newer);
        setTheirs(undefined);
        saving.forget();
    }

    return (
        <form ref={saving.element} className={classes.form} onSubmit={saving.onSubmit} noValidate>
            {!version && <p className={classes.quiet}>{words("teams.new.lead")}</p>}
            <TextInput
                label={words("teams.name")}
                maxLength={100}
                data-autofocus
                {...getInputProps("name")}
            />
            <Radio.Group
                label={words("teams.color")}
                value={values.color}
                onChange={(color) => setFieldValue("color", color as TeamColor)}
            >
                <div className={classes.colors}>
                    {colors.map((color) => (
                        <Radio
                            key={color}
                            value={color}
                            label={
                                <span className={classes.color}>
                                    <TeamDot color={color} />
                                    {words(`teams.color.${color}`)}
                                </span>
                            }
                        />
                    ))}
                </div>
            </Radio.Group>
            {isProblem(saving.problem, 412) ? (
                <StaleNotice
                    theirs={theirs}
                    say={({ team }) => words("teams.stale", { name: team.name })}
                    onLook={async () =>
                        setTheirs(await queries.fetchQuery(teamQuery(account, base!.team.id)))
                    }
                    onKeep={goOnFrom}
                    onTake={(newer) => {
                        setValues(fieldsOf(newer));
                        goOnFrom(newer);
                    }}
                />
            ) : (
                <FormProblem problem={saving.problem} />
            )}
            <div className={classes.foot}>
                <span className={classes.push} />
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <Button type="submit" loading={saving.busy}>
                    {words(version ? "edit.save" : "teams.make")}
                </Button>
            </div>
        </form>
    );
}

function fieldsOf(version: TeamVersion | undefined): Fields {
    return { name: version?.team.name ?? "", color: version?.team.color ?? "gray" };
}
