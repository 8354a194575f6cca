import { useQueryClient } from "@tanstack/react-query";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { undoMerge, type Merge } from "./api";

function useRefresh(): () => void {
    const queries = useQueryClient();
    const { account } = useCurrent();
    return () => {
        for (const of of ["contacts", "contact_cards", "clients", "client_groups"])
            void queries.invalidateQueries({ queryKey: ["accounts", account.id, of] });
    };
}

/** Makes two again of what became one, and says how that came out. */
export function useUndo(): (merge: Merge) => Promise<void> {
    const words = useWords();
    const { account } = useCurrent();
    const refresh = useRefresh();

    return async (merge) => {
        try {
            const { missing } = await undoMerge(account.id, merge, newKey());
            toast(words(missing.length ? "merges.undone.partly" : "merges.undone"));
        } catch (error) {
            if (!isProblem(error)) throw error;
            toast(words("merges.undo_refused"), "refused");
        }
        refresh();
    };
}

/** Says that two are one, and lets it be undone. */
export function useMerged(): (merge: Merge) => void {
    const words = useWords();
    const refresh = useRefresh();
    const undo = useUndo();

    return (merge) => {
        refresh();
        const act = { label: words("action.undo"), run: () => undo(merge) };
        toast(words("merges.done", { name: merge.name }), "done", act);
    };
}
