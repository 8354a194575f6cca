import { useQuery } from "@tanstack/react-query";
import type { User } from "../../../api/types";
import { accountQuery } from "../../../lib/account";
import { productsQuery } from "../../../lib/products";
import { supportValues } from "../../../lib/support";
import { useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { productName } from "../columns";
import { inverseOf, type Act } from "./acts";
import type { Result } from "./use_bulk";

/** Tells in a toast what was done, with Undo where an ordinary act takes it back. */
export function useTellOf(account: string, onUndo: (act: Act, users: User[]) => void) {
    const words = useWords();
    const support = useQuery(accountQuery(account)).data?.support;
    const products = useQuery(productsQuery(account)).data;

    return ({ act, changed, unchanged, refused, left, warnings }: Result) => {
        const counts = { changed: changed.length, unchanged, refused: refused.length, left };
        const inverse = changed.length > 0 ? inverseOf(act) : undefined;
        toast(
            words("bulk.result", counts),
            refused.length > 0 ? "refused" : "done",
            inverse && { label: words("action.undo"), run: () => onUndo(inverse, changed) },
        );
        if (act.kind === "license" && support && warnings.has("last_license_assigned")) {
            const product = productName(products, act.product);
            toast(words("licenses.none", { product, ...supportValues(words, support) }), "note");
        }
    };
}
