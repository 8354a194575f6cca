// What somebody held, in words: for the table and for the file alike.
import { useQuery } from "@tanstack/react-query";
import type { Past } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { productName, productsQuery } from "../../lib/products";
import { roleName, rolesQuery } from "../../lib/roles";
import { useWords } from "../../lib/words";

export type Told = { state: string; roles: string; licenses: string };

const nothing: Told = { state: "", roles: "", licenses: "" };

export function useHeld(): (past: Past | null) => Told {
    const words = useWords();
    const { account, may } = useCurrent();
    const mayAsk = may("users.manage");
    const roles = useQuery({ ...rolesQuery(account.id), enabled: mayAsk }).data;
    const pools = useQuery({ ...productsQuery(account.id), enabled: mayAsk }).data ?? [];
    const product = (slug: string) => productName(pools, slug);

    return (past) => {
        if (!past) return nothing;
        const grants = past.grants.manage.map((slug) =>
            words("edit.had.manage", { product: product(slug) }),
        );
        const held = past.roles.map((id) => roleName(words, roles, id));
        const accounting = past.grants.accounting ? [words("edit.grants.accounting")] : [];
        return {
            state: words(past.state === "active" ? "state.active" : "state.inactive"),
            roles: [...held, ...grants, ...accounting].join(", "),
            licenses: past.licenses.map(product).join(", "),
        };
    };
}
