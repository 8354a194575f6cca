import { useQueryClient } from "@tanstack/react-query";
import type { Job } from "../../../api/types";
import { accountQuery } from "../../../lib/account";
import { noLicensesText } from "../../../lib/no_licenses";
import { hasFree, productsQuery } from "../../../lib/products";
import { useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { mayUndo, type Act } from "./acts";

/** Tells in a toast what was done, with Undo where it can be taken back. */
export function useTell(account: string) {
    const words = useWords();
    const queries = useQueryClient();

    function done(job: Job, act: Act, undo: () => unknown) {
        const { updated: changed, skipped: unchanged, failed, total, processed } = job;
        const counts = { changed, unchanged, refused: failed, left: total - processed };
        const may = changed > 0 && mayUndo(act);
        toast(
            words("bulk.result", counts),
            failed > 0 ? "refused" : "done",
            may ? { label: words("action.undo"), run: undo } : undefined,
        );
        if (changed > 0 && act.kind === "license" && act.give) void tellOfTheLast(act.product);
    }

    function undone({ undone, not_undone: left }: Job) {
        toast(words("bulk.undone", { undone, left }), left > 0 ? "refused" : "done");
    }

    async function tellOfTheLast(product: string) {
        const pools = await queries.fetchQuery({ ...productsQuery(account), staleTime: 0 });
        const { support } = await queries.ensureQueryData(accountQuery(account));
        const pool = pools.find(({ slug }) => slug === product);
        if (pool && !hasFree(pool)) toast(noLicensesText(words, pool.name, support), "note");
    }

    return { done, undone };
}
