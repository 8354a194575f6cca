// Why somebody may do something, in words.
import { useQuery } from "@tanstack/react-query";
import type { Reason } from "../api/types";
import { useCurrent } from "./current";
import { productName, productsQuery } from "./products";
import { wordOr, useWords } from "./words";

/** "as Administrator", "by the role Help desk", "may manage Kith Suite". */
export function useBecause(): (because: Reason[]) => string {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];

    function say({ kind, id, name }: Reason): string {
        const slug = id.startsWith("manage:") ? id.slice("manage:".length) : "";
        const product = productName(pools, slug);
        switch (kind) {
            case "standing_role":
            case "additional_role":
                return words("because.role", { role: wordOr(words, "role", id) });
            case "custom_role":
                return words("because.custom_role", { role: name });
            case "operator":
                return words("because.operator");
            default:
                return slug ? words("because.product", { product }) : words("because.accounting");
        }
    }

    return (because) => because.map(say).join(", ");
}
