import { CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useWords } from "../lib/words";
import { CheckIcon, WarningIcon } from "./icons";
import { dismiss, onToasts, shownToasts } from "./toast";
import classes from "./Toasts.module.css";

/** Read aloud politely, and never in the way of the keyboard. */
export function Toasts() {
    const words = useWords();
    const toasts = useSyncExternalStore(onToasts, shownToasts);
    return (
        <div className={classes.corner} role="status">
            {toasts.map(({ id, message, kind }) => (
                <div key={id} className={classes.toast} data-kind={kind}>
                    {kind === "done" ? <CheckIcon size={16} /> : <WarningIcon size={16} />}
                    <span className={classes.message}>{message}</span>
                    <CloseButton
                        size="sm"
                        aria-label={words("action.close")}
                        onClick={() => dismiss(id)}
                    />
                </div>
            ))}
        </div>
    );
}
