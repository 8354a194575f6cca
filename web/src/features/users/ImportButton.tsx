import { useNavigate } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";

/** Brings many at once, from a file. */
export function ImportButton() {
    const words = useWords();
    const navigate = useNavigate();
    const open = () => void navigate({ to: "/users/import" });
    return (
        <ActButton variant="default" onClick={open}>
            {words("users.import")}
        </ActButton>
    );
}
