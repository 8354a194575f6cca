import { useNavigate } from "@tanstack/react-router";
import { problemText, useWords } from "../../../lib/words";
import { useSubmit } from "../../../lib/submit";
import { toast } from "../../../ui/toast";
import type { UserFilter } from "../filter";
import { changeMany, type Act, type Whom } from "./acts";

/** Everybody whom the filter finds, listed or not: how far it is, a page of its own tells. */
export function useActOnEverybody(account: string, filter: UserFilter) {
    const words = useWords();
    const navigate = useNavigate();
    const whom = whomOf(filter);
    const starting = useSubmit({
        send: ({ whom, act }: { whom: Whom; act: Act }, key) => changeMany(account, whom, act, key),
        done: ({ id }) => navigate({ to: "/users/import", search: { job: id } }),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return (act: Act) => starting.submit({ whom, act });
}

function whomOf({ q, role, product, team, second_factor, state }: UserFilter): Whom {
    const filter = {
        state,
        q: q || null,
        role: role || null,
        product: product || null,
        team: team || null,
        second_factor: second_factor || null,
    };
    return { filter };
}
