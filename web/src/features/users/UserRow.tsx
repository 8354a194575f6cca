import { ActionIcon } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { User } from "../../api/types";
import { EditIcon } from "../../ui/icons";
import { hasJustArrived } from "./arrivals";
import type { Column, Surroundings } from "./columns";
import classes from "./UserRow.module.css";

type UserRowProps = {
    user: User;
    index: number;
    columns: Column[];
    around: Surroundings;
    selected: boolean;
    onToggle: (userId: string, through: boolean) => void;
    onEdit: (userId: string) => void;
    onFocus: (index: number) => void;
    measure: (row: HTMLTableRowElement | null) => void;
};

export function UserRow(props: UserRowProps) {
    const { user, index, columns, around, selected, onToggle, onEdit } = props;
    const { words } = around;
    const name = user.display_name;

    function editOnEnter(event: KeyboardEvent) {
        if (event.key === "Enter" && event.target === event.currentTarget) onEdit(user.id);
    }

    // The explicit roles keep it a table for assistive technology where phones lay rows out as cards.
    return (
        <tr
            role="row"
            ref={props.measure}
            className={classes.row}
            tabIndex={-1}
            aria-rowindex={index + 2}
            data-index={index}
            data-selected={selected || undefined}
            data-inactive={user.state !== "active" || undefined}
            data-arrived={hasJustArrived(user.id) || undefined}
            onFocus={() => props.onFocus(index)}
            onKeyDown={editOnEnter}
        >
            <td role="cell" data-column="choose">
                <label className={classes.choose}>
                    <input
                        type="checkbox"
                        aria-label={words("users.select.one", { name })}
                        checked={selected}
                        onChange={({ nativeEvent }) =>
                            onToggle(user.id, (nativeEvent as MouseEvent).shiftKey)
                        }
                    />
                </label>
            </td>
            {columns.map(({ id, cell, extra }) => (
                <td key={id} role="cell" data-column={id} data-extra={extra}>
                    {cell(user, around)}
                </td>
            ))}
            <td role="cell" data-column="edit">
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.edit}
                    title={words("users.edit")}
                    aria-label={words("users.edit.of", { name })}
                    onClick={() => onEdit(user.id)}
                >
                    <EditIcon size={16} />
                </ActionIcon>
            </td>
        </tr>
    );
}
