import type { Account, Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { WarningIcon } from "../../../ui/icons";
import classes from "./NoLicenses.module.css";

type NoLicensesProps = { pools: Product[]; support: Account["support"] | undefined };

/** Which products have nothing left, and whom to ask for more. */
export function NoLicenses({ pools, support }: NoLicensesProps) {
    const words = useWords();
    const empty = pools.filter(({ available }) => available === 0);
    if (empty.length === 0) return null;
    const { name, email, phone } = support ?? {};
    const contact = words("licenses.ask", {
        name: name || words("licenses.support"),
        email: email ?? "",
        phone: phone ?? "",
        ways: email && phone ? "both" : email ? "email" : phone ? "phone" : "none",
    });
    return (
        <div className={classes.empty} role="note">
            <WarningIcon />
            <div>
                {empty.map((pool) => (
                    <p key={pool.slug}>
                        {words("licenses.none", { product: pool.name })}{" "}
                        {(email || phone || name) && contact}
                    </p>
                ))}
            </div>
        </div>
    );
}
