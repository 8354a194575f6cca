import { CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useWords } from "../lib/words";
import { CheckIcon, InfoIcon, WarningIcon } from "./icons";
import { dismiss, onToasts, shownToasts, type Toast } from "./toast";
import classes from "./Toasts.module.css";

const icons = { done: CheckIcon, refused: WarningIcon, note: InfoIcon } as const;

/** Read aloud politely, and never in the way of the keyboard. */
export function Toasts() {
    const toasts = useSyncExternalStore(onToasts, shownToasts);
    return (
        <div className={classes.corner} role="status">
            {toasts.map((shown) => (
                <ToastLine key={shown.id} {...shown} />
            ))}
        </div>
    );
}

function ToastLine({ id, message, kind, act }: Toast) {
    const words = useWords();
    const Icon = icons[kind];

    function run() {
        dismiss(id);
        void act?.run();
    }

    return (
        <div className={classes.toast} data-kind={kind}>
            <Icon size={16} />
            <span className={classes.message}>{message}</span>
            {act && (
                <button type="button" className={classes.act} onClick={run}>
                    {act.label}
                </button>
            )}
            <CloseButton size="sm" aria-label={words("action.close")} onClick={() => dismiss(id)} />
        </div>
    );
}
