import { Radio } from "@mantine/core";
import type { Giving } from "../lib/giving";
import { standings, withWord, type Rights, type Standing } from "../lib/rights";
import { roleName } from "../lib/roles";
import { useWords } from "../lib/words";
import { ChoiceGroup, Choices, Pick as PickOne, Tick } from "./Choice";

type Roles = Pick<Rights, "standing" | "more">;

type RoleFieldsProps = {
    values: Roles;
    onChange: (change: Partial<Roles>) => void;
    giving: Giving;
};

/** Exactly one standing role, each with what it means; any number of others beside it. */
export function RoleFields({ values, onChange, giving }: RoleFieldsProps) {
    const words = useWords();
    const others = giving.roles.filter(({ kind }) => kind !== "standing");
    return (
        <>
            <Radio.Group
                label={words("edit.role")}
                value={values.standing}
                onChange={(role) => onChange({ standing: role as Standing })}
            >
                <Choices>
                    {standings.map((role) => (
                        <PickOne
                            key={role}
                            value={role}
                            label={words(`role.${role}`)}
                            means={words(`edit.role.${role}`)}
                            off={giving.role(role)}
                        />
                    ))}
                </Choices>
            </Radio.Group>
            <ChoiceGroup title={words("edit.roles.more")}>
                {others.map(({ id, kind, permissions }) => (
                    <Tick
                        key={id}
                        label={roleName(words, giving.roles, id)}
                        means={
                            kind === "custom"
                                ? words("edit.role.custom", { count: permissions.length })
                                : words("role.manager.means")
                        }
                        off={giving.role(id)}
                        checked={values.more.includes(id)}
                        onChange={(isIn) => onChange({ more: withWord(values.more, id, isIn) })}
                    />
                ))}
            </ChoiceGroup>
        </>
    );
}
