import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../../lib/commands";
import { useWords } from "../../lib/words";
import { UpIcon } from "../../ui/icons";

/** Brings many at once, from a file; also found in the palette. */
export function ImportButton() {
    const words = useWords();
    const navigate = useNavigate();
    const open = () => void navigate({ to: "/users/import" });
    useCommands([{ word: "import.title", icon: <UpIcon />, run: open }]);
    return (
        <Button variant="default" onClick={open}>
            {words("users.import")}
        </Button>
    );
}
