import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";

/** No page has this address: it stands alone. */
export function NotFoundPage() {
    return (
        <PublicPage>
            <NotFound plain />
        </PublicPage>
    );
}

/** The page is there, what it should show is not: said inside the frame that everything has. */
export function NotFound({ plain }: { plain?: boolean }) {
    const words = useWords();
    return (
        <Notice
            plain={plain ?? false}
            drawing={<LostDrawing />}
            title={words("not_found.title")}
            text={words("not_found.text")}
        >
            <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
                {words("action.home")}
            </Button>
        </Notice>
    );
}
