// The two steps in which clients are added, all of them or none.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../../api/problem";
import type { AddedClients } from "../../../api/types";
import { clientGroupsKey, clientsKey } from "../../../lib/clients";
import { useCurrent } from "../../../lib/current";
import { useKept } from "../../../lib/kept";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { addClients } from "../api";
import { check, drafts, emptyDraft, refused, requestOf, type Draft, type Mistakes } from "./draft";

export type Step = "details" | "way" | "done";

export function useInviting(isGroup: boolean) {
    const words = useWords();
    const { membership } = useCurrent();
    const owner = `${isGroup ? "group" : "clients"}.${membership.id}`;
    const draft = useKept(drafts, owner, emptyDraft);
    const [step, setStep] = useState<Step>("details");
    const [mistakes, setMistakes] = useState<Mistakes>({});
    const sending = useSending(isGroup, {
        done: () => {
            draft.clear();
            setStep("done");
        },
        refused: (problem) => go(refused(words, problem), "way"),
    });

    /** Where something is wrong, the details are seen again; what was typed stays. */
    function go(found: Mistakes, next: Step) {
        setMistakes(found);
        setStep(Object.keys(found).length > 0 ? "details" : next);
    }

    function next() {
        sending.forget();
        go(check(words, draft.value, isGroup), "way");
    }

    return {
        draft: draft.value,
        set: draft.set,
        step,
        mistakes,
        added: sending.added,
        busy: sending.busy,
        problem: Object.keys(mistakes).length > 0 ? undefined : sending.problem,
        form: useFocusOn(mistakes, step),
        next,
        back: () => setStep("details"),
        again: () => setStep("details"),
        send: () => void sending.submit(draft.value),
    };
}

type Ends = { done: () => void; refused: (problem: Problem) => void };

function useSending(isGroup: boolean, ends: Ends) {
    const { account } = useCurrent();
    const queries = useQueryClient();
    const [added, setAdded] = useState<AddedClients>();
    const sending = useSubmit<Draft, AddedClients>({
        send: (typed, key) => addClients(account.id, requestOf(typed, isGroup), key),
        done: (result) => {
            setAdded(result);
            ends.done();
            const contacts = ["accounts", account.id, "contacts"];
            for (const queryKey of [clientsKey(account.id), clientGroupsKey(account.id), contacts])
                void queries.invalidateQueries({ queryKey });
        },
        refused: ends.refused,
    });
    return { ...sending, added };
}

export type Inviting = ReturnType<typeof useInviting>;

/** The first mistake takes the focus; where there is none, what a new step begins with. */
function useFocusOn(mistakes: Mistakes, step: Step) {
    const form = useRef<HTMLFormElement>(null);
    const isFirst = useRef(true);
    useEffect(() => {
        if (isFirst.current) return void (isFirst.current = false);
        const wanted = ["[aria-invalid=true]", "[data-first]", "input:checked", "input"];
        const found = wanted.map((one) => form.current?.querySelector<HTMLElement>(one));
        found.find(Boolean)?.focus();
    }, [mistakes, step]);
    return form;
}
