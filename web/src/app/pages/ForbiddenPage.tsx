import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { DoorDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";

export function ForbiddenPage() {
    const words = useWords();
    return (
        <Notice
            drawing={<DoorDrawing />}
            title={words("forbidden.title")}
            text={words("forbidden.text")}
        >
            <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
                {words("action.home")}
            </Button>
            <Button variant="subtle" renderRoot={(props) => <Link to="/help" {...props} />}>
                {words("forbidden.ask")}
            </Button>
        </Notice>
    );
}
