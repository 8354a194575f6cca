import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import { Explained } from "../../../ui/Explained";
import type { Choice } from "./fill";
import classes from "./InviteGrid.module.css";
import type { Field } from "./rows";

/** With a reason it cannot be ticked; a tick that is there can always be taken away. */
export type Tickable = Choice & { reason?: string };

type TickCellProps = {
    field: Field;
    label: string;
    heading: string;
    invalid: boolean | undefined;
    describedBy: string;
    locked: boolean;
    choices: Tickable[];
    ticked: string[];
    onToggle: (id: string) => void;
};

export function TickCell(props: TickCellProps) {
    const { field, label, heading, invalid, describedBy, locked, choices, ticked } = props;
    return (
        <td role="cell" data-invalid={invalid}>
            <span className={classes.heading} aria-hidden="true">
                {heading}
            </span>
            <div className={classes.ticks} role="group" aria-label={label}>
                {choices.map(({ id, label: choice, reason }) => (
                    <Explained key={id} reason={ticked.includes(id) ? undefined : reason}>
                        {({ onClickCapture, "aria-describedby": why, ...off }) => (
                            <span onClickCapture={onClickCapture}>
                                <Checkbox
                                    size="xs"
                                    radius="xs"
                                    name={`${field}.${id}`}
                                    label={choice}
                                    checked={ticked.includes(id)}
                                    onChange={() => props.onToggle(id)}
                                    error={invalid}
                                    disabled={locked}
                                    aria-invalid={invalid}
                                    aria-describedby={[why, describedBy].filter(Boolean).join(" ")}
                                    classNames={{ root: classes.tick, label: classes.tickLabel }}
                                    wrapperProps={off}
                                    aria-disabled={off["aria-disabled"]}
                                />
                            </span>
                        )}
                    </Explained>
                ))}
            </div>
        </td>
    );
}
