import { useId, type CSSProperties } from "react";
import { shortestPassword, strengthOf, type Strength } from "../lib/password_strength";
import { useWords } from "../lib/words";
import classes from "./NewPassword.module.css";
import { PasswordField, type PasswordFieldProps } from "./PasswordField";

const managerRules = { passwordrules: `minlength: ${shortestPassword};` };

/** Field for a password yet to be set: says how many characters are missing, then how good it is. */
export function NewPassword(props: Omit<PasswordFieldProps, "autoComplete">) {
    const words = useWords();
    const hint = useId();
    const password = String(props.value ?? "");
    const { length } = [...password];
    const strength = strengthOf(password);
    return (
        <div>
            <PasswordField
                autoComplete="new-password"
                aria-describedby={hint}
                {...managerRules}
                {...props}
            />
            <div className={classes.strength} id={hint}>
                <span className={classes.track} aria-hidden="true">
                    <span
                        className={classes.fill}
                        data-strength={strength}
                        style={{ "--filled": filled(strength, length) } as CSSProperties}
                    />
                </span>
                {strength === "short"
                    ? words("password.missing", { count: shortestPassword - length, length })
                    : words(`password.${strength}`)}
            </div>
        </div>
    );
}

function filled(strength: Strength, length: number): number {
    if (strength === "short") return (length / shortestPassword) * 0.6;
    return { weak: 0.6, fair: 0.8, strong: 1 }[strength];
}
