import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { askForPasskey, canUsePasskeys, isGivenUp } from "../lib/passkeys";
import { useSubmit } from "../lib/submit";
import { useWords } from "../lib/words";
import form from "./form.module.css";
import { FormProblem } from "./FormProblem";
import { passkeysQuery, showPasskeyAgain } from "../lib/own_login";

/** Instead of the password, for whoever has a passkey; then the act is sent once more. */
export function PasskeyAgain({ onShown }: { onShown?: () => void }) {
    const words = useWords();
    const has = (useQuery(passkeysQuery).data ?? []).length > 0;
    const [isShown, setShown] = useState(false);
    const showing = useSubmit({ send: show, done: told });
    function told(isDone: boolean) {
        setShown(isDone);
        if (isDone) onShown?.();
    }
    if (!has || !canUsePasskeys()) return null;
    if (isShown) return <p role="status">{words("passkeys.shown")}</p>;
    return (
        <>
            <FormProblem problem={showing.problem} />
            <UnstyledButton
                className="link"
                disabled={showing.busy}
                onClick={() => void showing.submit(null)}
            >
                <span className={form.quiet}>{words("passkeys.instead")}</span>
            </UnstyledButton>
        </>
    );
}

async function show(): Promise<boolean> {
    try {
        await showPasskeyAgain(await askForPasskey());
        return true;
    } catch (error) {
        if (isGivenUp(error)) return false;
        throw error;
    }
}
