// What happens after a change was stored: the lists show it, a line says so, and what an
// ordinary change can take back can be taken back.
import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../../api/problem";
import type { ChangedUser, Product, User, UserChange } from "../../../api/types";
import { accountQuery } from "../../../lib/account";
import { hasFree, productsKey, productsQuery } from "../../../lib/products";
import { problemText, useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { userUpdated } from "../cache";
import { changeUser, userKey, type UserVersion } from "./api";
import { noLicensesText } from "../../../lib/no_licenses";
import { changeOf, isNothing, valuesOf } from "./values";

export function useSaved(account: string) {
    const words = useWords();
    const queries = useQueryClient();

    function show({ user, etag }: UserVersion<ChangedUser>) {
        queries.setQueryData<UserVersion>(userKey(account, user.id), { user, etag });
        userUpdated(queries, account, user);
        void queries.invalidateQueries({ queryKey: productsKey(account) });
    }

    async function undo(before: User, now: UserVersion<ChangedUser>) {
        try {
            show(await changeUser(account, now, changeOf(now.user, valuesOf(before))));
            toast(words("edit.undone", { name: before.display_name }));
        } catch (problem) {
            if (!isProblem(problem)) throw problem;
            toast(problemText(words, problem), "refused");
        }
    }

    async function tellOfTheLast(given: string[]) {
        const pools = await queries.fetchQuery({ ...productsQuery(account), staleTime: 0 });
        const { support } = await queries.ensureQueryData(accountQuery(account));
        pools
            .filter((pool: Product) => given.includes(pool.slug) && !hasFree(pool))
            .forEach((pool) => toast(noLicensesText(words, pool.name, support), "note"));
    }

    return (before: UserVersion, now: UserVersion<ChangedUser>, change: UserChange) => {
        const act = { label: words("action.undo"), run: () => undo(before.user, now) };
        toast(words("edit.saved"), "done", mayUndo(change) ? act : undefined);
        if (isNothing(change)) return;
        show(now);
        const given = now.user.licenses.filter((slug) => !before.user.licenses.includes(slug));
        if (now.user.warnings.includes("last_license_assigned")) void tellOfTheLast(given);
    };
}

// Making somebody inactive takes more away than one change brings back; of an address mails went out.
function mayUndo(change: UserChange): boolean {
    return !isNothing(change) && change.active === undefined && change.email === undefined;
}
