import { ActionIcon } from "@mantine/core";
import type { JobLine } from "../../../api/types";
import { reasonsOf } from "../../../lib/job_reasons";
import { useWords } from "../../../lib/words";
import { CloseIcon, WarningIcon } from "../../../ui/icons";
import classes from "./BulkBar.module.css";

/** Whom it was refused for, and why. They stay chosen. */
export function BulkResult({ refused, onClose }: { refused: JobLine[]; onClose: () => void }) {
    const words = useWords();
    return (
        <div className={classes.result}>
            <WarningIcon size={16} />
            <ul className={classes.refused} role="status">
                {refused.map((line) => (
                    <li key={line.line}>
                        <strong>{line.name}</strong> {reasonsOf(words, line).join(" ")}
                    </li>
                ))}
            </ul>
            <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words("action.close")}
                onClick={onClose}
            >
                <CloseIcon size={16} />
            </ActionIcon>
        </div>
    );
}
