import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Job, JobLine } from "../../../api/types";
import type { Problem } from "../../../api/problem";
import { isOpen, jobQuery, takeStep } from "../../../lib/jobs";
import { productsKey } from "../../../lib/products";
import { refreshSoon } from "../../../lib/refresh_soon";
import { useSubmit } from "../../../lib/submit";
import { problemText, useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { usersKey } from "../api";
import { listIsStill } from "../arrivals";
import { changeMany, refusedLines, type Act } from "./acts";
import { useTell } from "./use_tell";

const askAgainMs = 300;

type Order = { act: Act; ids: string[] };

/** Does one thing to everybody selected. A few are done when the answer comes; else one waits. */
export function useSelected(account: string, onDone: (refused: JobLine[]) => void) {
    const words = useWords();
    const tell = useTell(account);
    const { open, itsEnd } = useItsEnd(account);
    const refused = (problem: Problem) => toast(problemText(words, problem), "refused");

    const changing = useSubmit({
        send: ({ act, ids }: Order, key) => changeMany(account, { ids }, act, key),
        done: async (begun, { act }) => {
            const job = await itsEnd(begun);
            const lines = job.failed > 0 ? await refusedLines(account, job) : [];
            onDone(lines);
            tell.done(job, act, () => undoing.submit(job.id));
        },
        refused,
    });
    const undoing = useSubmit({
        send: (job: string) => takeStep(account, job, "undo"),
        done: async (begun) => tell.undone(await itsEnd(begun)),
        refused,
    });
    const stopping = useSubmit({ send: (job: string) => takeStep(account, job, "cancel") });

    return {
        busy: changing.busy,
        progress: open && { done: open.processed, of: open.total },
        run: (act: Act, ids: string[]) => changing.submit({ act, ids }),
        stop: () => open && stopping.submit(open.id),
    };
}

/** Waits for a job; meanwhile it stands in `open`. */
function useItsEnd(account: string) {
    const queries = useQueryClient();
    const [open, setOpen] = useState<Job>();

    async function itsEnd(begun: Job): Promise<Job> {
        let job = begun;
        for (; isOpen(job); job = await again(job.id)) setOpen(job);
        setOpen(undefined);
        show();
        return job;
    }

    async function again(job: string): Promise<Job> {
        await new Promise((wake) => setTimeout(wake, askAgainMs));
        return queries.fetchQuery({ ...jobQuery(account, job), staleTime: 0 });
    }

    // Live frames patch a list that must not move; any other is read anew, live or not.
    function show() {
        refreshSoon(queries, productsKey(account));
        if (!listIsStill()) refreshSoon(queries, usersKey(account));
    }

    return { open, itsEnd };
}
