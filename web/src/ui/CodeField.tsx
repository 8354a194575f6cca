import { TextInput, type TextInputProps } from "@mantine/core";
import type { Ref } from "react";
import { useWords } from "../lib/words";

type CodeFieldProps = TextInputProps & {
    ref?: Ref<HTMLInputElement>;
    /** Six digits of the app; a recovery code will not do. */
    onlyApp?: boolean;
};

/** A code of the authenticator app, or a recovery code; phones and managers know what it is. */
export function CodeField({ onlyApp, ...field }: CodeFieldProps) {
    const words = useWords();
    return (
        <TextInput
            label={words("code.label")}
            description={words(onlyApp ? "code.hint.app" : "code.hint")}
            autoComplete="one-time-code"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            inputMode={onlyApp ? "numeric" : "text"}
            maxLength={64}
            {...field}
        />
    );
}
