import { useQuery } from "@tanstack/react-query";
import { settingsQuery } from "../../../lib/account";
import { useCurrent } from "../../../lib/current";
import { productsQuery } from "../../../lib/products";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import { ChoiceGroup, Tick } from "../../../ui/Choice";
import type { TabProps } from "./EditForm";
import { useGiving } from "../../../lib/giving";
import { RoleFields } from "./RoleFields";
import { TabProblem } from "./TabProblem";
import { WhatTheyCan } from "./WhatTheyCan";
import { withWord, type Values } from "./values";

export function PermissionsTab({ editing }: TabProps) {
    const { user, values, set, refused } = editing;
    const giving = useGiving(user);
    return (
        <div className={form.form}>
            <TabProblem text={refused.roles ?? refused.grants} />
            <RoleFields values={values} onChange={set} giving={giving} />
            <Grants editing={editing} />
            <WhatTheyCan user={user} />
        </div>
    );
}

/** What one may manage besides the roles; who manages everything by the role needs none. */
function Grants({ editing }: Pick<TabProps, "editing">) {
    const words = useWords();
    const { account } = useCurrent();
    const { user, values, set } = editing;
    const giving = useGiving(user);
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
                    onChange={(isIn) => set({ manage: withWord(values.manage, slug, isIn) })}
                />
            ))}
            <Tick
                label={words("edit.grants.accounting")}
                means={words("edit.grants.accounting.means")}
                off={everyAccount ? byRole : giving.accounting}
                checked={everyAccount || values.accounting}
                onChange={(accounting) => set({ accounting })}
            />
        </ChoiceGroup>
    );
}

function managesEveryProduct({ standing }: Values, administratorsDo = true): boolean {
    return (
        standing === "legal_representative" || (standing === "administrator" && administratorsDo)
    );
}
