import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { LetterDrawing, LostDrawing } from "../../ui/drawings";
import { FormProblem } from "../../ui/FormProblem";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { confirmAddress } from "./api";

/** What the link in the mail to a self-chosen address opens. Only the click confirms it. */
export function ConfirmPage({ token }: { token: string }) {
    const [account, setAccount] = useState<string>();
    const confirming = useSubmit({
        send: (_: null, key) => confirmAddress(token, key),
        done: setAccount,
    });
    const isUnknown = isProblem(confirming.problem, 404);
    return (
        <PublicPage>
            {account !== undefined && <Confirmed account={account} />}
            {isUnknown && <Unknown />}
            {account === undefined && !isUnknown && (
                <Question
                    busy={confirming.busy}
                    problem={confirming.problem}
                    onConfirm={() => confirming.submit(null)}
                />
            )}
        </PublicPage>
    );
}

type QuestionProps = { busy: boolean; problem: unknown; onConfirm: () => void };

function Question({ busy, problem, onConfirm }: QuestionProps) {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words("confirm.title")}
            text={words("confirm.text")}
        >
            <FormProblem problem={problem} />
            <Button loading={busy} onClick={onConfirm}>
                {words("confirm.submit")}
            </Button>
        </Notice>
    );
}

function Confirmed({ account }: { account: string }) {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words("confirm.done.title")}
            text={words("confirm.done.text", { account })}
        >
            <Button renderRoot={(props) => <Link to="/signin" {...props} />}>
                {words("signin.go")}
            </Button>
        </Notice>
    );
}

function Unknown() {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LostDrawing />}
            title={words("confirm.unknown.title")}
            text={words("confirm.unknown.text")}
        />
    );
}
