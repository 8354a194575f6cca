import { Button, Menu } from "@mantine/core";
import { useWords } from "../../lib/words";
import { ColumnsIcon } from "../../ui/icons";
import type { ColumnId } from "./columns";
import classes from "./UsersSection.module.css";
import { optionalColumns, type View } from "./view";

/** Which columns there are and how close the rows stand. On phones a card shows what it can. */
export function ViewMenu({ view, onChange }: { view: View; onChange: (view: View) => void }) {
    const words = useWords();

    function turn(column: ColumnId, on: boolean) {
        const others = view.hidden.filter((id) => id !== column);
        onChange({ ...view, hidden: on ? others : [...others, column] });
    }

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
                {optionalColumns.map(({ id, title }) => (
                    <Menu.CheckboxItem
                        key={id}
                        checked={!view.hidden.includes(id)}
                        onChange={(on) => turn(id, on)}
                    >
                        {words(title)}
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
