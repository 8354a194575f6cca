import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Permission } from "../../lib/current";
import { permissionText } from "../../lib/permissions";
import { useWhomToAsk } from "../../lib/whom_to_ask";
import { useWords } from "../../lib/words";
import { DoorDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";

/** Says which permission is missing, and who could give it. */
export function ForbiddenPage({ needs }: { needs: Permission }) {
    const words = useWords();
    const ask = useWhomToAsk(needs);
    const ability = permissionText(words, needs, []);
    return (
        <Notice
            drawing={<DoorDrawing />}
            title={words("forbidden.title")}
            text={`${words("forbidden.needs", { ability })} ${ask || words("forbidden.text")}`}
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
