import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntl } from "react-intl";
import { isProblem } from "../../api/problem";
import type { Renewal } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { DoorDrawing, LostDrawing } from "../../ui/drawings";
import { FormProblem } from "../../ui/FormProblem";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { renew, renewalQuery } from "./api";

/** What the link of the mail to a sponsor opens. Only the click renews: programs that look do not. */
export function RenewPage({ token }: { token: string }) {
    const [renewed, setRenewed] = useState<Renewal>();
    const looked = useQuery(renewalQuery(token));
    const renewing = useSubmit({ send: (_: null, key) => renew(token, key), done: setRenewed });
    const isDead = [looked.error, renewing.problem].some(
        (problem) => isProblem(problem, 403) || isProblem(problem, 404) || isProblem(problem, 410),
    );
    return (
        <PublicPage>
            {renewed ? (
                <Renewed renewal={renewed} />
            ) : isDead ? (
                <Dead />
            ) : (
                <Loaded query={looked} rows={2}>
                    {(renewal) => (
                        <Question
                            renewal={renewal}
                            busy={renewing.busy}
                            problem={renewing.problem}
                            onRenew={() => renewing.submit(null)}
                        />
                    )}
                </Loaded>
            )}
        </PublicPage>
    );
}

function useDay(): (at: string) => string {
    const intl = useIntl();
    return (at) => intl.formatDate(at, { dateStyle: "long" });
}

type QuestionProps = { renewal: Renewal; busy: boolean; problem: unknown; onRenew: () => void };

function Question({ renewal, busy, problem, onRenew }: QuestionProps) {
    const words = useWords();
    const day = useDay();
    const { account_name: account, display_name: name, sponsor_name: sponsor } = renewal;
    const end = day(renewal.ends_at);
    return (
        <Notice
            plain
            drawing={<DoorDrawing />}
            title={words("renew.title", { name })}
            text={words("renew.text", { account, name, sponsor, end })}
        >
            <FormProblem problem={problem} />
            <Button loading={busy} onClick={onRenew}>
                {words("renew.submit", { until: day(renewal.renewed_until) })}
            </Button>
        </Notice>
    );
}

function Renewed({ renewal }: { renewal: Renewal }) {
    const words = useWords();
    const day = useDay();
    const { display_name: name, renewed_until } = renewal;
    return (
        <Notice
            plain
            drawing={<DoorDrawing />}
            title={words("renew.done.title")}
            text={words("renew.done.text", { name, until: day(renewed_until) })}
        />
    );
}

function Dead() {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LostDrawing />}
            title={words("renew.dead.title")}
            text={words("renew.dead.text")}
        />
    );
}
