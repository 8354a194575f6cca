import { Radio } from "@mantine/core";
import type { Settings } from "../../api/types";
import { useWords } from "../../lib/words";
import { Choices, Pick as PickOne } from "../../ui/Choice";
import { SettingsSection } from "./SettingsSection";

type Rule = Settings["second_factor_required"];

const rules: Rule[] = ["none", "administrators", "everybody"];

/** Of whom the account asks two-step sign-in: it is closed to them until they have set it up. */
export function TwoStepRule() {
    const words = useWords();
    return (
        <SettingsSection
            id="two-step"
            title={words("two_step")}
            valuesOf={({ second_factor_required }) => ({ second_factor_required })}
            changeOf={({ second_factor_required }) => ({
                second_factor_required: second_factor_required as Rule,
            })}
        >
            {({ form }) => (
                <Radio.Group
                    label={words("admin.two_step")}
                    value={form.values.second_factor_required}
                    error={form.errors.second_factor_required}
                    onChange={(rule) => form.setFieldValue("second_factor_required", rule as Rule)}
                >
                    <Choices>
                        {rules.map((rule) => (
                            <PickOne
                                key={rule}
                                value={rule}
                                label={words(`admin.two_step.${rule}`)}
                                means={words(`admin.two_step.${rule}.means`)}
                                off={undefined}
                            />
                        ))}
                    </Choices>
                </Radio.Group>
            )}
        </SettingsSection>
    );
}
