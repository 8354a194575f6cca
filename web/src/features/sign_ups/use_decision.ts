import { useQueryClient } from "@tanstack/react-query";
import type { SignUp } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords, type WordId } from "../../lib/words";
import { toast } from "../../ui/toast";
import { decide, type Decision } from "./api";

const told: Record<Decision, WordId> = {
    approve: "invitations.act.approved",
    refuse: "signups.declined",
};

/** The row is gone as soon as anybody has decided, so what came of it is told elsewhere. */
export function useDecision(one: SignUp) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const name = fullName(one);
    const lookAgain = () => queries.invalidateQueries({ queryKey: joiningKey(account.id) });
    return useSubmit({
        send: (what: Decision, key) => decide(account.id, one, what, key),
        done: (_, what) => {
            toast(words(told[what], { name }));
            return lookAgain();
        },
        refused: (problem) => {
            toast(`${name}: ${problemText(words, problem)}`, "refused");
            void lookAgain();
        },
    });
}
