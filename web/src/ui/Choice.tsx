import { Checkbox, Radio } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useId, type ReactNode } from "react";
import { Explained } from "./Explained";
import classes from "./Choice.module.css";

type ChoiceProps = {
    label: string;
    means?: ReactNode;
    /** Stands at the end of the line. */
    aside?: ReactNode;
    /** Why it cannot be chosen now. */
    off: string | undefined;
};

type TickProps = ChoiceProps & { checked: boolean; onChange: (checked: boolean) => void };

const parts = { root: classes.control, label: classes.label, description: classes.means };

/** Lines of choices in one frame. */
export function Choices({ children }: { children: ReactNode }) {
    return <div className={classes.choices}>{children}</div>;
}

/** The same under a title. */
export function ChoiceGroup({ title, children }: { title: string; children: ReactNode }) {
    const id = useId();
    return (
        <div className={classes.group} role="group" aria-labelledby={id}>
            <div id={id} className={classes.title}>
                {title}
            </div>
            <Choices>{children}</Choices>
        </div>
    );
}

export function Tick({ label, means, aside, off, checked, onChange }: TickProps) {
    return (
        <div className={classes.choice}>
            <Explained reason={off}>
                {(explained) => (
                    <Checkbox
                        classNames={parts}
                        label={label}
                        description={means}
                        checked={checked}
                        onChange={(event) => onChange(event.currentTarget.checked)}
                        {...explained}
                    />
                )}
            </Explained>
            {aside && <span className={classes.aside}>{aside}</span>}
        </div>
    );
}

/** REQUIRES: inside a Radio.Group. */
export function Pick({ label, means, aside, off, value }: ChoiceProps & { value: string }) {
    return (
        <div className={classes.choice}>
            <Explained reason={off}>
                {(explained) => (
                    <Radio
                        classNames={parts}
                        label={label}
                        description={means}
                        value={value}
                        {...explained}
                    />
                )}
            </Explained>
            {aside && <span className={classes.aside}>{aside}</span>}
        </div>
    );
}
