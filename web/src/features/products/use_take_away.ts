// Licenses taken away, and given back while the line that says so is still there.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { User } from "../../api/types";
import { giveLicense, productKey, productsKey, takeLicense } from "../../lib/products";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";

type Act = typeof takeLicense | typeof giveLicense;

export function useTakeAway(account: string, product: string) {
    const words = useWords();
    const doToEach = useEach(account, product);
    const [busy, setBusy] = useState(false);

    async function giveBack(users: User[]) {
        const back = await doToEach(users, giveLicense);
        if (back.length > 0) toast(words("product.given_back", { count: back.length }));
    }

    async function takeAway(users: User[]) {
        setBusy(true);
        const taken = await doToEach(users, takeLicense);
        setBusy(false);
        const [first] = taken;
        if (!first) return;
        const what = { count: taken.length, name: first.display_name };
        const undo = { label: words("action.undo"), run: () => giveBack(taken) };
        toast(words("product.taken", what), "done", undo);
    }

    return { takeAway, busy };
}

/** Each is one call, so that one refusal stops no other; answers those with whom it went well. */
function useEach(account: string, product: string) {
    const words = useWords();
    const queries = useQueryClient();
    return async (users: User[], act: Act) => {
        const done: User[] = [];
        for (const user of users) {
            try {
                await act(account, user.id, product);
                done.push(user);
            } catch (problem) {
                toast(`${user.display_name}: ${problemText(words, problem)}`, "refused");
            }
        }
        void queries.invalidateQueries({ queryKey: productKey(account, product) });
        void queries.invalidateQueries({ queryKey: productsKey(account) });
        return done;
    };
}
