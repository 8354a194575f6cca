import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { KeptOfAddress, MailChoice } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { LetterDrawing, LostDrawing } from "../../ui/drawings";
import { FormProblem } from "../../ui/FormProblem";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { Day } from "../../ui/When";
import { choose, mailQuery, type MailAct } from "./api";
import classes from "./Outsiders.module.css";

/** Why somebody without a login got a mail, what is kept, and ending either. */
export function MailPage({ token }: { token: string }) {
    const words = useWords();
    const choice = useQuery(mailQuery(token));
    if (isProblem(choice.error, 404))
        return (
            <PublicPage>
                <Notice
                    plain
                    drawing={<LostDrawing />}
                    title={words("mail.dead.title")}
                    text={words("mail.dead.text")}
                />
            </PublicPage>
        );
    return (
        <PublicPage>
            <Loaded query={choice} rows={3}>
                {(now) => <Choices token={token} choice={now} />}
            </Loaded>
        </PublicPage>
    );
}

function Choices({ token, choice }: { token: string; choice: MailChoice }) {
    const words = useWords();
    const queries = useQueryClient();
    const [asks, setAsks] = useState(false);
    const choosing = useSubmit({
        send: (act: MailAct, key) => choose(token, act, key),
        done: (after) => {
            queries.setQueryData(mailQuery(token).queryKey, after);
            setAsks(false);
        },
    });
    const { account_name: account, is_stopped, may_erase, kept } = choice;
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words("mail.title")}
            text={<Why choice={choice} />}
        >
            {kept && <Facts kept={kept} />}
            {!asks && <FormProblem problem={choosing.problem} />}
            <Button
                loading={choosing.busy}
                onClick={() => choosing.submit(is_stopped ? "resume" : "stop")}
            >
                {words(is_stopped ? "mail.resume" : "mail.stop")}
            </Button>
            {may_erase && (
                <Button variant="default" onClick={() => setAsks(true)}>
                    {words("mail.erase")}
                </Button>
            )}
            <ConfirmDialog
                opened={asks}
                title={words("mail.erase")}
                confirm={words("mail.erase")}
                busy={choosing.busy}
                problem={choosing.problem}
                onConfirm={() => choosing.submit("erase")}
                onClose={() => setAsks(false)}
            >
                {words("mail.erase.means", { account })}
            </ConfirmDialog>
        </Notice>
    );
}

function Why({ choice }: { choice: MailChoice }) {
    const words = useWords();
    const { account_name: account, is_stopped, may_erase, kept } = choice;
    const writers = kept?.written_by.join(", ") || words("mail.text.somebody");
    return (
        <>
            <p>
                {kept
                    ? words("mail.text", { account, writers })
                    : words("mail.erased", { account })}
            </p>
            {kept && !may_erase && <p>{words("mail.login", { account })}</p>}
            <p role="status">{is_stopped && words("mail.stopped", { account })}</p>
        </>
    );
}

function Facts({ kept }: { kept: KeptOfAddress }) {
    const words = useWords();
    const facts = [
        [words("users.email"), kept.email],
        [words("mail.names"), kept.names.join(", ")],
        [words("detail.phone"), kept.phone],
        [words("contacts.company"), kept.company],
    ].filter(([, text]) => text);
    return (
        <dl className={classes.facts} aria-label={words("mail.kept")}>
            {facts.map(([name, text]) => (
                <div key={name} style={{ display: "contents" }}>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                </div>
            ))}
            <dt>{words("mail.since")}</dt>
            <dd>
                <Day at={kept.since} />
            </dd>
        </dl>
    );
}
