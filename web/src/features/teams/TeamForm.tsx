import { Button, Radio, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { Team, TeamColor } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useNewer } from "../../lib/newer";
import { useServerForm } from "../../lib/server_form";
import { teamQuery, teamsKey, type TeamVersion } from "../../lib/teams";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
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
    const saving = useTeamForm(account, version, onDone);
    const { values, setFieldValue, getInputProps } = saving.form;
    return (
        <form ref={saving.element} className={classes.form} onSubmit={saving.onSubmit} noValidate>
            {!version && <p className={classes.quiet}>{words("teams.new.lead")}</p>}
            <TextInput
                label={words("teams.name")}
                maxLength={100}
                data-autofocus
                {...getInputProps("name")}
            />
            <ColorChoice value={values.color} onChange={(color) => setFieldValue("color", color)} />
            {isProblem(saving.problem, 412) ? (
                <StaleNotice
                    {...saving.stale}
                    say={({ team }) => words("teams.stale", { name: team.name })}
                />
            ) : (
                <FormProblem problem={saving.problem} />
            )}
            <div className={classes.foot}>
                <span className={classes.push} />
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words(version ? "edit.save" : "teams.make")}
                </ActButton>
            </div>
        </form>
    );
}

function useTeamForm(
    account: string,
    version: TeamVersion | undefined,
    onDone: (team: Team) => void,
) {
    const queries = useQueryClient();
    const owner = useCurrent().membership.id;
    const { base, stale } = useNewer(version);
    const saving = useServerForm<Fields, Team>({
        initialValues: fieldsOf(version),
        required: ["name"],
        keep: { as: `team.${version?.team.id ?? "new"}.${owner}`, fields: ["name", "color"] },
        send: ({ name, color }, key) => {
            const body = { name: name.trim(), color };
            return base ? changeTeam(account, base, body) : makeTeam(account, body, key);
        },
        done: (team) => {
            void queries.invalidateQueries({ queryKey: teamsKey(account) });
            onDone(team);
        },
    });
    return {
        ...saving,
        stale: stale({
            look: () => queries.fetchQuery(teamQuery(account, base!.team.id)),
            fill: (newer) => saving.form.setValues(fieldsOf(newer)),
            forget: saving.forget,
        }),
    };
}

type ColorChoiceProps = { value: TeamColor; onChange: (color: TeamColor) => void };

function ColorChoice({ value, onChange }: ColorChoiceProps) {
    const words = useWords();
    return (
        <Radio.Group
            label={words("teams.color")}
            value={value}
            onChange={(color) => onChange(color as TeamColor)}
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
    );
}

function fieldsOf(version: TeamVersion | undefined): Fields {
    return { name: version?.team.name ?? "", color: version?.team.color ?? "gray" };
}
