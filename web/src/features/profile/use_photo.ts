// One's picture on the server: shown once it is there, taken away with Undo.
import { useQueryClient } from "@tanstack/react-query";
import { meQuery, type Mine } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { putPicture, removePicture } from "./api";

export function usePhoto() {
    const words = useWords();
    const queries = useQueryClient();
    const removing = useSubmit({
        send: take,
        done: (before) =>
            toast(words("profile.photo.removed"), "done", {
                label: words("action.undo"),
                run: async () => show(await putPicture(before)),
            }),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });

    function show(mine: Mine) {
        queries.setQueryData(meQuery.queryKey, mine);
    }

    // What it was is kept for Undo.
    async function take(address: string): Promise<Blob> {
        const before = await (await fetch(address)).blob();
        await removePicture();
        await queries.invalidateQueries({ queryKey: meQuery.queryKey, exact: true });
        return before;
    }

    function saved(mine: Mine) {
        show(mine);
        toast(words("profile.photo.saved"));
    }

    return { saved, remove: removing.submit, busy: removing.busy };
}
