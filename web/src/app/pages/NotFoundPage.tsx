import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";

export function NotFoundPage() {
    const words = useWords();
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<LostDrawing />}
                title={words("not_found.title")}
                text={words("not_found.text")}
            >
                <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
                    {words("action.home")}
                </Button>
            </Notice>
        </PublicPage>
    );
}
