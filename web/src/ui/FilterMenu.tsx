import { Menu } from "@mantine/core";
import { ChevronIcon } from "./icons";
import classes from "./FilterMenu.module.css";

type FilterMenuProps<Value extends string> = {
    title: string;
    value: Value;
    /** Whether it hides anybody who is usually there. */
    isSet: boolean;
    choices: { value: Value; label: string }[];
    onChange: (value: Value) => void;
};

/** "Role: Administrator", and the other roles one could see instead. */
export function FilterMenu<Value extends string>(props: FilterMenuProps<Value>) {
    const { title, value, isSet, choices, onChange } = props;
    const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
    return (
        <Menu position="bottom-start" width={220} withinPortal={false}>
            <Menu.Target>
                <button type="button" className={classes.button} data-set={isSet || undefined}>
                    {title}
                    {isSet && <span className={classes.chosen}>{chosen}</span>}
                    <ChevronIcon size={16} />
                </button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.RadioGroup value={value} onChange={(next) => onChange(next as Value)}>
                    {choices.map((choice) => (
                        <Menu.RadioItem key={choice.value} value={choice.value} closeMenuOnClick>
                            {choice.label}
                        </Menu.RadioItem>
                    ))}
                </Menu.RadioGroup>
            </Menu.Dropdown>
        </Menu>
    );
}
