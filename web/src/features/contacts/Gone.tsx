import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";

/** Where somebody was a moment ago, or never was. */
export function Gone() {
    const words = useWords();
    return (
        <div role="status">
            <EmptyState drawing={<LostDrawing />} sentence={words("contacts.gone")}>
                <Button
                    variant="default"
                    renderRoot={(props) => (
                        <Link to="/manage/contacts" search={(before) => before} {...props} />
                    )}
                >
                    {words("contacts.show_all")}
                </Button>
            </EmptyState>
        </div>
    );
}
