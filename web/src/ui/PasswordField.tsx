import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../lib/words";

export type PasswordFieldProps = PasswordInputProps & {
    autoComplete: "current-password" | "new-password";
};

/** A password that can be looked at, by keyboard too; browsers and managers know what it is. */
export function PasswordField(props: PasswordFieldProps) {
    const words = useWords();
    const [shown, setShown] = useState(false);
    return (
        <PasswordInput
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            visible={shown}
            onVisibilityChange={setShown}
            visibilityToggleFocusable
            visibilityToggleButtonProps={{
                "aria-label": words(shown ? "password.hide" : "password.show"),
            }}
            {...props}
        />
    );
}
