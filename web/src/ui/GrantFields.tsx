import { useQuery } from "@tanstack/react-query";
import { settingsQuery } from "../lib/account";
import { useCurrent } from "../lib/current";
import type { Giving } from "../lib/giving";
import { productsQuery } from "../lib/products";
import { withWord, type Rights } from "../lib/rights";
import { useWords } from "../lib/words";
import { ChoiceGroup, Tick } from "./Choice";

type Grants = Pick<Rights, "standing" | "manage" | "accounting">;

type GrantFieldsProps = {
    values: Grants;
    onChange: (change: Partial<Pick<Grants, "manage" | "accounting">>) => void;
    giving: Giving;
};

/** What one may manage besides the roles; who manages everything by the role needs none. */
export function GrantFields({ values, onChange, giving }: GrantFieldsProps) {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const settings = useQuery(settingsQuery(account.id)).data;
    const byRole = words("edit.grants.by_role", { role: words(`role.${values.standing}`) });
    const everyProduct = managesEveryProduct(values, settings?.products_implicit_admin_manage);
    const everyAccount = values.standing !== "user";
    return (
        <ChoiceGroup title={words("edit.grants")}>
            {pools.map(({ slug, name }) => (
                <Tick
                    key={slug}
                    label={name}
                    means={words("edit.grants.product")}
                    off={everyProduct ? byRole : giving.product(slug)}
                    checked={everyProduct || values.manage.includes(slug)}
                    onChange={(isIn) => onChange({ manage: withWord(values.manage, slug, isIn) })}
                />
            ))}
            <Tick
                label={words("edit.grants.accounting")}
                means={words("edit.grants.accounting.means")}
                off={everyAccount ? byRole : giving.accounting}
                checked={everyAccount || values.accounting}
                onChange={(accounting) => onChange({ accounting })}
            />
        </ChoiceGroup>
    );
}

function managesEveryProduct({ standing }: Grants, administratorsDo = true): boolean {
    return (
        standing === "legal_representative" || (standing === "administrator" && administratorsDo)
    );
}
