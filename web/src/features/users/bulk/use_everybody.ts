import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { bodyOf, client, once } from "../../../api/client";
import type { BulkChange, Job } from "../../../api/types";
import { problemText, useWords } from "../../../lib/words";
import { useSubmit } from "../../../lib/submit";
import { toast } from "../../../ui/toast";
import type { UserFilter } from "../filter";
import type { Act } from "./acts";

/** Everybody whom the filter finds, listed or not: the server does it, on a page of its own. */
export function useEverybody(account: string, filter: UserFilter) {
    const words = useWords();
    const navigate = useNavigate();
    const whom = whomOf(filter);
    const name = JSON.stringify(whom);
    const [chosen, setChosen] = useState("");
    // Who changes the filter has not chosen those whom the next one finds.
    if (chosen && chosen !== name) setChosen("");
    const starting = useSubmit({
        send: (body: BulkChange, key) => changeAll(account, body, key),
        done: ({ id }) => navigate({ to: "/users/import", search: { job: id } }),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return {
        chosen: chosen === name,
        choose: () => setChosen(name),
        forget: () => setChosen(""),
        run: (act: Act) => starting.submit({ filter: whom, ...wordsOf(act) }),
    };
}

async function changeAll(account: string, body: BulkChange, key: string): Promise<Job> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/users/bulk", { params, body, headers }));
}

function whomOf({ q, role, product, state }: UserFilter) {
    return { state, q: q || null, role: role || null, product: product || null };
}

function wordsOf(act: Act) {
    switch (act.kind) {
        case "active":
            return { act: act.active ? "activate" : "deactivate" } as const;
        case "role":
            return { act: act.give ? "add_role" : "remove_role", role: act.role } as const;
        case "license":
            return {
                act: act.give ? "give_license" : "take_license",
                product: act.product,
            } as const;
    }
}
