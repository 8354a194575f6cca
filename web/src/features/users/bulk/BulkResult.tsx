import { ActionIcon } from "@mantine/core";
import { problemText, useWords } from "../../../lib/words";
import { CloseIcon, WarningIcon } from "../../../ui/icons";
import classes from "./BulkBar.module.css";
import type { Result } from "./use_bulk";

/** Whom it was refused for, and why. They stay chosen. */
export function BulkResult({ result, onClose }: { result: Result; onClose: () => void }) {
    const words = useWords();
    return (
        <div className={classes.result}>
            <WarningIcon size={16} />
            <ul className={classes.refused} role="status">
                {result.refused.map(({ user, problem }) => (
                    <li key={user.id}>
                        <strong>{user.display_name}</strong> {problemText(words, problem)}
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
