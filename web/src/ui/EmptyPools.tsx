import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "../lib/account";
import { hasFree, productsQuery } from "../lib/products";
import { supportValues } from "../lib/support";
import { useWords } from "../lib/words";
import { WarningIcon } from "./icons";
import classes from "./EmptyPools.module.css";

/** Products of which nobody can be given a license, and whom to ask for more. */
export function EmptyPools({ account }: { account: string }) {
    const words = useWords();
    const products = useQuery(productsQuery(account)).data ?? [];
    const support = useQuery(accountQuery(account)).data?.support;
    if (!support) return null;
    const empty = products.filter((pool) => !hasFree(pool));
    const values = supportValues(words, support);
    return (
        <div role="status">
            {empty.map(({ slug, name: product }) => (
                <p key={slug} className={classes.banner}>
                    <WarningIcon size={16} />
                    <span>{words("licenses.none", { ...values, product })}</span>
                </p>
            ))}
        </div>
    );
}
