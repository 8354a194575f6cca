import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { StoppedMails } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { LetterDrawing, LostDrawing } from "../../ui/drawings";
import { FormProblem } from "../../ui/FormProblem";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { stopMails, stoppedMailsQuery } from "./api";

/** Where the link at the foot of a mail leads. Only the click stops anything. */
export function StopMailsPage({ token }: { token: string }) {
    const words = useWords();
    const [done, setDone] = useState(false);
    const mails = useQuery(stoppedMailsQuery(token));
    const stopping = useSubmit({
        send: (_: null, key) => stopMails(token, key),
        done: () => setDone(true),
    });
    if (isProblem(mails.error, 404))
        return (
            <PublicPage>
                <Notice
                    plain
                    drawing={<LostDrawing />}
                    title={words("unsubscribe.dead.title")}
                    text={words("unsubscribe.dead.text")}
                />
            </PublicPage>
        );
    return (
        <PublicPage>
            {mails.isPending && <LoadingRows rows={2} />}
            {mails.isError && (
                <ListProblem problem={mails.error} onRetry={() => void mails.refetch()} />
            )}
            {mails.data && (
                <Question mails={mails.data} done={done}>
                    <FormProblem problem={stopping.problem} />
                    <Button loading={stopping.busy} onClick={() => void stopping.submit(null)}>
                        {words("unsubscribe.submit")}
                    </Button>
                </Question>
            )}
        </PublicPage>
    );
}

type QuestionProps = { mails: StoppedMails; done: boolean; children: React.ReactNode };

function Question({ mails, done, children }: QuestionProps) {
    const words = useWords();
    const what = mails.type
        ? words(`notifications.type.${mails.type}`)
        : words("notifications.mail.daily");
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words(done ? "unsubscribe.done.title" : "unsubscribe.title")}
            text={words(done ? "unsubscribe.done.text" : "unsubscribe.text", {
                account: mails.account_name,
                what,
            })}
        >
            {!done && children}
        </Notice>
    );
}
