import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Product } from "../api/types";
import { accountQuery } from "../lib/account";
import { useCurrent } from "../lib/current";
import { noLicensesText } from "../lib/no_licenses";
import { productsQuery } from "../lib/products";
import { withWord } from "../lib/rights";
import { useWords } from "../lib/words";
import { ChoiceGroup, Tick } from "./Choice";
import classes from "./LicenseFields.module.css";

type LicenseFieldsProps = {
    /** What is held now, and what is ticked. */
    held: string[];
    ticked: string[];
    onChange: (ticked: string[]) => void;
    /** Why none can be given at all. */
    off?: string | undefined;
    note?: (slug: string) => ReactNode;
};

/** Every product with what is left of it, counting the boxes ticked here. */
export function LicenseFields({ held, ticked, onChange, off, note }: LicenseFieldsProps) {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const support = useQuery(accountQuery(account.id)).data?.support;
    const lines = pools.map((pool) => {
        const left = leftOf(pool, held, ticked);
        const isIn = ticked.includes(pool.slug);
        const none = left !== undefined && left <= 0 && noLicensesText(words, pool.name, support);
        return { pool, left, isIn, none: none || undefined };
    });
    return (
        <>
            <ChoiceGroup title={words("edit.licenses")}>
                {lines.map(({ pool, left, isIn, none }) => (
                    <Tick
                        key={pool.slug}
                        label={pool.name}
                        means={note?.(pool.slug)}
                        aside={
                            left === undefined
                                ? words("edit.licenses.unlimited")
                                : words("edit.licenses.left", { left, total: pool.total ?? 0 })
                        }
                        off={off ?? (isIn ? undefined : none)}
                        checked={isIn}
                        onChange={(now) => onChange(withWord(ticked, pool.slug, now))}
                    />
                ))}
            </ChoiceGroup>
            {lines.map(({ pool, none }) => none && <None key={pool.slug}>{none}</None>)}
        </>
    );
}

function None({ children }: { children: string }) {
    return (
        <p className={classes.none} role="status">
            {children}
        </p>
    );
}

/** Undefined: as many as one likes. */
function leftOf({ slug, available }: Product, held: string[], ticked: string[]) {
    if (available === null || available === undefined) return undefined;
    const given = ticked.includes(slug) && !held.includes(slug);
    const freed = held.includes(slug) && !ticked.includes(slug);
    return Math.max(0, available - (given ? 1 : 0) + (freed ? 1 : 0));
}
