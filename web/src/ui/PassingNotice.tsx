import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../lib/words";
import { InfoIcon, WarningIcon } from "./icons";
import classes from "./PassingNotice.module.css";

type PassingNoticeProps = { tone: "info" | "warn"; onClose: () => void; children: ReactNode };

/** What one is told on the way to a page, above it, until it is closed. */
export function PassingNotice({ tone, onClose, children }: PassingNoticeProps) {
    const words = useWords();
    const isWarning = tone === "warn";
    return (
        <div className={classes.notice} data-tone={tone} role={isWarning ? "alert" : "status"}>
            {isWarning ? <WarningIcon /> : <InfoIcon size={16} />}
            <span className={classes.text}>{children}</span>
            <CloseButton size="sm" aria-label={words("action.close")} onClick={onClose} />
        </div>
    );
}
