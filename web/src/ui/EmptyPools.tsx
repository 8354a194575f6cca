import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { accountQuery } from "../lib/account";
import { useCurrent } from "../lib/current";
import { hasFree, productsQuery } from "../lib/products";
import { supportValues } from "../lib/support";
import { useWords } from "../lib/words";
import { WarningIcon } from "./icons";
import classes from "./EmptyPools.module.css";

/** Products of which nobody can be given a license, and whom to ask for more; who may orders them. */
export function EmptyPools({ account }: { account: string }) {
    const words = useWords();
    const { may } = useCurrent();
    const products = useQuery(productsQuery(account)).data ?? [];
    const support = useQuery(accountQuery(account)).data?.support;
    if (!support) return null;
    const empty = products.filter((pool) => !hasFree(pool));
    const values = supportValues(words, support);
    return (
        <div role="status">
            {empty.map(({ slug, name: product }) => (
                <div key={slug} className={classes.banner}>
                    <WarningIcon size={16} />
                    <span className={classes.text}>
                        {words("licenses.none", { ...values, product })}
                    </span>
                    {may("products.order") && (
                        <Button
                            variant="default"
                            size="compact-sm"
                            className={classes.order}
                            renderRoot={(props) => (
                                <Link to="/manage/orders" search={{ order: slug }} {...props} />
                            )}
                        >
                            {words("licenses.order")}
                        </Button>
                    )}
                </div>
            ))}
        </div>
    );
}
