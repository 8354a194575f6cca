import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useId } from "react";
import { useWords } from "../lib/words";
import classes from "./NewPassword.module.css";

export const shortestPassword = 12;

/** Field for a password yet to be set: says how many characters are still missing. */
export function NewPassword(props: PasswordInputProps) {
    const words = useWords();
    const hint = useId();
    const length = [...String(props.value ?? "")].length;
    const enough = length >= shortestPassword;
    return (
        <div>
            <PasswordInput
                autoComplete="new-password"
                visibilityToggleButtonProps={{ "aria-label": words("password.show") }}
                aria-describedby={hint}
                {...props}
            />
            <div className={classes.strength} id={hint}>
                <span className={classes.track} aria-hidden="true">
                    <span
                        className={classes.fill}
                        data-enough={enough || undefined}
                        style={{ transform: `scaleX(${Math.min(length / shortestPassword, 1)})` }}
                    />
                </span>
                {enough
                    ? words("password.enough")
                    : words("password.missing", { count: shortestPassword - length, length })}
            </div>
        </div>
    );
}
