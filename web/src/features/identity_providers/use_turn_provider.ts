import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { IdentityProvider } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { changeProvider, providersQuery } from "./api";

export type TurnProvider = ReturnType<typeof useTurnProvider>;

/** Offers a provider on the sign-in page, or does no longer. */
export function useTurnProvider(provider: IdentityProvider) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const look = () => queries.invalidateQueries({ queryKey: joiningKey(account.id) });
    return useSubmit({
        send: (state: IdentityProvider["state"]) => changeProvider(account.id, provider, { state }),
        done: (changed) => {
            queries.setQueryData(providersQuery(account.id).queryKey, (all) =>
                all?.map((each) => (each.id === changed.id ? { ...each, ...changed } : each)),
            );
            void look();
            toast(words(`providers.turned.${changed.state}`, { name: changed.name }));
        },
        refused: (problem) => isProblem(problem, 412) && void look(),
    });
}
