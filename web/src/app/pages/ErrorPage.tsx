import { Button } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { problemText, useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { RequestId } from "../../ui/RequestId";

/** Where everything ends that no page expected. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
    const words = useWords();
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<LostDrawing />}
                title={words(isUnreachable(error) ? "error.unreachable" : "error.title")}
                text={
                    <>
                        <p>{isProblem(error) ? problemText(words, error) : words("error.page")}</p>
                        {isProblem(error) && error.requestId && <RequestId id={error.requestId} />}
                    </>
                }
            >
                {/* Code that could not be fetched is asked for again only by a new page. */}
                <Button onClick={isProblem(error) ? reset : () => location.reload()}>
                    {words("action.retry")}
                </Button>
                <Button variant="default" renderRoot={(props) => <a href="/" {...props} />}>
                    {words("action.home")}
                </Button>
            </Notice>
        </PublicPage>
    );
}

function isUnreachable(error: unknown): boolean {
    return isProblem(error, 0);
}
