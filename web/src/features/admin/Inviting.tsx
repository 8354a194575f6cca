import { Radio, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { Settings } from "../../api/types";
import { useWords } from "../../lib/words";
import { Choices, Pick as PickOne } from "../../ui/Choice";
import classes from "./Admin.module.css";
import { SettingsSection } from "./SettingsSection";

type Rule = Settings["internal_invites_by_users"];
type Fields = { internal_invites_by_users: string; signup_help_url: string };

const rules: Rule[] = ["with_approval", "direct", "off"];

/** How people come in: by themselves, or because a user who is no administrator invites them. */
export function Inviting({ children }: { children: ReactNode }) {
    const words = useWords();
    return (
        <SettingsSection<Fields>
            id="inviting"
            title={words("admin.inviting")}
            above={<div className={classes.above}>{children}</div>}
            valuesOf={({ internal_invites_by_users, signup_help_url }) => ({
                internal_invites_by_users,
                signup_help_url,
            })}
            changeOf={({ internal_invites_by_users, signup_help_url }) => ({
                internal_invites_by_users: internal_invites_by_users as Rule,
                signup_help_url: signup_help_url.trim(),
            })}
        >
            {({ form, field }) => (
                <>
                    <Radio.Group
                        label={words("admin.invites")}
                        value={form.values.internal_invites_by_users}
                        onChange={(rule) => form.setFieldValue("internal_invites_by_users", rule)}
                    >
                        <Choices>
                            {rules.map((rule) => (
                                <PickOne
                                    key={rule}
                                    value={rule}
                                    label={words(`admin.invites.${rule}`)}
                                    means={words(`admin.invites.${rule}.means`)}
                                    off={undefined}
                                />
                            ))}
                        </Choices>
                    </Radio.Group>
                    <TextInput
                        label={words("admin.help_url")}
                        description={words("admin.help_url.means")}
                        type="url"
                        placeholder="https://"
                        {...field("signup_help_url")}
                    />
                </>
            )}
        </SettingsSection>
    );
}
