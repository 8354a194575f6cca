import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { DoorDrawing, LetterDrawing } from "../../ui/drawings";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { setupQuery } from "./api";
import { FoundingForm } from "./FoundingForm";

type SetupPageProps = { token: string; onFounded: () => Promise<void> };

export function SetupPage({ token, onFounded }: SetupPageProps) {
    const setup = useQuery(setupQuery);
    return (
        <PublicPage>
            {setup.isPending && <LoadingRows rows={4} />}
            {setup.isError && <ListProblem problem={setup.error} onRetry={() => setup.refetch()} />}
            {setup.data?.needed === false && <AlreadyDone />}
            {setup.data?.needed && !token && <TokenMissing />}
            {setup.data?.needed && token && (
                <FoundingForm token={token} onFounded={onFounded} onTaken={() => setup.refetch()} />
            )}
        </PublicPage>
    );
}

function AlreadyDone() {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<DoorDrawing />}
            title={words("setup.done.title")}
            text={words("setup.done.text")}
        >
            <Button renderRoot={(props) => <Link to="/signin" {...props} />}>
                {words("signin.go")}
            </Button>
        </Notice>
    );
}

function TokenMissing() {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words("setup.missing.title")}
            text={words("setup.missing.text")}
        />
    );
}
