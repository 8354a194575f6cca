import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useWords } from "../../lib/words";

/** Brings many at once, from a file. */
export function ImportButton() {
    const words = useWords();
    const navigate = useNavigate();
    const open = () => void navigate({ to: "/users/import" });
    return (
        <Button variant="default" onClick={open}>
            {words("users.import")}
        </Button>
    );
}
