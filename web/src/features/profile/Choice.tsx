import { SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { useId, type ReactNode } from "react";
import classes from "./Choice.module.css";

type ChoiceProps<Value extends string> = {
    label: string;
    hint?: ReactNode;
    value: Value;
    options: { value: Value; label: ReactNode }[];
    onChange: (value: Value) => void;
};

/** One of a few, all of them in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
    const id = useId();
    return (
        <div className={classes.choice}>
            <div className={classes.words}>
                <span id={id} className={classes.label}>
                    {props.label}
                </span>
                {props.hint && <p className={classes.hint}>{props.hint}</p>}
            </div>
            <SegmentedControl
                className={classes.control}
                aria-labelledby={id}
                value={props.value}
                data={props.options}
                onChange={(value) => props.onChange(value as Value)}
            />
        </div>
    );
}
