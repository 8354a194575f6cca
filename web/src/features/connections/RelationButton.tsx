import { Button } from "@mantine/core";
import type { Stranger } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { CheckIcon } from "../../ui/icons";
import { missingText } from "./refusals";
import { useMissing } from "./use_missing";

type RelationButtonProps = { person: Stranger; onChoose: () => void };

/** What one can do about somebody who was found; off, with the reason, where it is nothing. */
export function RelationButton({ person, onChoose }: RelationButtonProps) {
    const words = useWords();
    const missing = useMissing();
    const { relation, display_name: name } = person;
    const closed = missing.length > 0 ? missingText(words, missing) : undefined;
    if (relation === "received") {
        return (
            <Button
                size="compact-md"
                aria-label={words("connections.accept.of", { name })}
                onClick={onChoose}
            >
                {words("connections.accept")}
            </Button>
        );
    }
    if (relation === "none") {
        return (
            <ActButton
                size="compact-md"
                variant="default"
                off={closed}
                aria-label={words("connections.connect.of", { name })}
                onClick={onChoose}
            >
                {words("connections.connect")}
            </ActButton>
        );
    }
    return (
        <ActButton
            size="compact-md"
            variant="default"
            leftSection={relation === "connected" && <CheckIcon size={16} />}
            off={words(`connections.relation.${relation}.why`, { name })}
        >
            {words(`connections.relation.${relation}`)}
        </ActButton>
    );
}
