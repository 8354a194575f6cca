import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useWords } from "../../lib/words";
import { rememberState, type FilteredUsers } from "./filter";

export function ActiveOnly({ filter, onFilter }: Omit<FilteredUsers, "account">) {
    const words = useWords();

    function show(activeOnly: boolean) {
        const state = activeOnly ? "active" : "all";
        rememberState(state);
        onFilter({ state });
    }

    return (
        <Switch
            size="sm"
            label={words("users.active_only")}
            checked={filter.state === "active"}
            onChange={({ currentTarget }) => show(currentTarget.checked)}
        />
    );
}
