import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../../../lib/commands";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { PlusIcon } from "../../../ui/icons";

/** Adds somebody directly, without an invitation; also found in the palette. */
export function AddUserButton() {
    const words = useWords();
    const navigate = useNavigate({ from: "/users" });
    const open = () => void navigate({ search: (before) => ({ ...before, add: "true" }) });
    useCommands([{ word: "add.title", icon: <PlusIcon />, run: open }]);
    return (
        <ActButton variant="default" onClick={open}>
            {words("add.title")}
        </ActButton>
    );
}
