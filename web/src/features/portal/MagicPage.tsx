import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { DoorDrawing, LostDrawing } from "../../ui/drawings";
import { FormProblem } from "../../ui/FormProblem";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { signInByLink } from "./api";

type MagicPageProps = { token: string; onSignedIn: (account: string | undefined) => unknown };

/** What the sign-in link in a mail opens. Only the click uses it up: programs that look do not. */
export function MagicPage({ token, onSignedIn }: MagicPageProps) {
    const words = useWords();
    const signing = useSubmit({
        send: (_: null, key) => signInByLink(token, key),
        done: onSignedIn,
    });
    const { problem } = signing;
    if (isProblem(problem, 404) || isProblem(problem, 410)) return <Dead />;
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<DoorDrawing />}
                title={words("magic.title")}
                text={words("magic.text")}
            >
                <FormProblem problem={problem} />
                <Button loading={signing.busy} onClick={() => signing.submit(null)}>
                    {words("magic.go")}
                </Button>
            </Notice>
        </PublicPage>
    );
}

function Dead() {
    const words = useWords();
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<LostDrawing />}
                title={words("magic.dead.title")}
                text={words("magic.dead.text")}
            >
                <Button renderRoot={(props) => <Link to="/signin" {...props} />}>
                    {words("signin.go")}
                </Button>
            </Notice>
        </PublicPage>
    );
}
