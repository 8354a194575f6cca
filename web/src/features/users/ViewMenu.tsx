import { Button, Menu } from "@mantine/core";
import { useWords } from "../../lib/words";
import { ColumnsIcon } from "../../ui/icons";
import classes from "./UsersSection.module.css";
import { isShown, optionalColumns, turn, type View } from "./view";

/** Which columns there are and how close the rows stand. On phones a card shows what it can. */
export function ViewMenu({ view, onChange }: { view: View; onChange: (view: View) => void }) {
    const words = useWords();

    return (
        <Menu position="bottom-end" width={220} withinPortal={false}>
            <Menu.Target>
                <Button
                    variant="default"
                    className={classes.view}
                    leftSection={<ColumnsIcon size={16} />}
                >
                    {words("users.view")}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Label>{words("users.columns")}</Menu.Label>
                {optionalColumns.map((column) => (
                    <Menu.CheckboxItem
                        key={column.id}
                        checked={isShown(view, column)}
                        onChange={() => onChange(turn(view, column.id))}
                    >
                        {words(column.title)}
                    </Menu.CheckboxItem>
                ))}
                <Menu.Divider />
                <Menu.CheckboxItem
                    checked={view.compact}
                    onChange={(compact) => onChange({ ...view, compact })}
                >
                    {words("users.compact")}
                </Menu.CheckboxItem>
            </Menu.Dropdown>
        </Menu>
    );
}
