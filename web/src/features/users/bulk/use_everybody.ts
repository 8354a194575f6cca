import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { bodyOf, client } from "../../../api/client";
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
    const [chosen, setChosen] = useState(false);
    const starting = useSubmit({
        send: (act: Act) => changeAll(account, filter, act),
        done: ({ id }) => navigate({ to: "/users/import", search: { job: id } }),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return {
        chosen,
        choose: () => setChosen(true),
        forget: () => setChosen(false),
        run: (act: Act) => starting.submit(act),
    };
}

async function changeAll(account: string, filter: UserFilter, act: Act): Promise<Job> {
    const { q, role, product, team, state } = filter;
    const whom = {
        state,
        q: q || null,
        role: role || null,
        product: product || null,
        team: team || null,
    };
    const body: BulkChange = { filter: whom, ...wordsOf(act) };
    const params = { path: { account } };
    return bodyOf(await client.POST("/accounts/{account}/users/bulk", { params, body }));
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
        case "team":
            return { act: act.give ? "add_team" : "remove_team", team: act.team.id } as const;
    }
}
