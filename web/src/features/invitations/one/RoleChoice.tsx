import { Radio, type RadioGroupProps } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useWords } from "../../../lib/words";
import classes from "./RoleChoice.module.css";

const roles = ["user", "manager", "administrator"] as const;

/** One role, each with a sentence that says what it allows. */
export function RoleChoice(props: Omit<RadioGroupProps, "children">) {
    const words = useWords();
    return (
        <Radio.Group label={words("invite.role")} {...props}>
            <div className={classes.choices}>
                {roles.map((role) => (
                    <Radio
                        key={role}
                        value={role}
                        label={words(`role.${role}`)}
                        description={words(`role.${role}.means`)}
                        classNames={{
                            root: classes.choice,
                            label: classes.label,
                            description: classes.means,
                        }}
                    />
                ))}
            </div>
        </Radio.Group>
    );
}
