import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { newKey } from "../../api/client";
import { isProblem, Problem } from "../../api/problem";
import type { SsoAnswer, SsoQuestion } from "../../api/types";
import { safePath } from "../../lib/safe_path";
import { useWords } from "../../lib/words";
import { DoorDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { isAnswer, ssoAnswerQuery } from "./api";
import { SsoRefused } from "./SsoRefused";
import { SsoResult } from "./SsoResult";

type SsoPageProps = {
    question: SsoQuestion;
    /** For who has joined and is not in yet. */
    awaiting: (account: SsoAnswer["account"]) => ReactNode;
};

const lost = new Problem(400, { code: "sign_in_lost" });

/** Where a provider sends the browser back to: takes its answer in, once. */
export function SsoPage({ question, awaiting }: SsoPageProps) {
    const [key] = useState(newKey);
    const { data, error, isFetching, refetch } = useQuery(ssoAnswerQuery(question, key));

    function content() {
        if (data?.state === "awaiting_approval") return awaiting(data.account);
        if (data) return <GoOn next={data.next} />;
        if (isFetching || (!error && isAnswer(question))) return <SigningIn />;
        const problem = error ?? lost;
        if (!isProblem(problem)) throw problem;
        return <SsoRefused problem={problem} onRetry={() => void refetch()} />;
    }

    if (data?.test) return <SsoResult account={data.account} test={data.test} />;
    return <PublicPage>{content()}</PublicPage>;
}

/** Everything that this page knows of before belongs to nobody, or to somebody else: it is loaded anew. */
function GoOn({ next }: { next: string }) {
    useEffect(() => globalThis.location.replace(safePath(next)), [next]);
    return <SigningIn />;
}

function SigningIn() {
    const words = useWords();
    return (
        <div role="status">
            <Notice
                plain
                drawing={<DoorDrawing />}
                title={words("sso.waiting")}
                text={words("sso.waiting.text")}
            />
        </div>
    );
}
