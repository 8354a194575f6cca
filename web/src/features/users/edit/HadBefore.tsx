import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import type { Had, User } from "../../../api/types";
import { accountQuery } from "../../../lib/account";
import { useCurrent } from "../../../lib/current";
import { hasFree, productName, productsQuery } from "../../../lib/products";
import { isStanding, withWord } from "../../../lib/rights";
import { roleName } from "../../../lib/roles";
import { useWords } from "../../../lib/words";
import { ChoiceGroup, Tick } from "../../../ui/Choice";
import type { Editing } from "./use_editing";
import { useGiving } from "../../../lib/giving";
import { noLicensesText } from "../../../lib/no_licenses";

type HadBeforeProps = { user: User; had: Had; editing: Pick<Editing, "values" | "set"> };

/** Who comes back had all this: what is ticked returns, and nothing is ticked beforehand. */
export function HadBefore({ user, had, editing }: HadBeforeProps) {
    const words = useWords();
    const intl = useIntl();
    const lines = [...useRightsLines(had, editing), ...useLicenseLines(had, editing)];
    if (lines.length === 0) return null;
    const day = intl.formatDate(had.at, { dateStyle: "medium" });
    return (
        <ChoiceGroup title={words("edit.had", { name: user.first_name, day })}>
            {lines.map(({ key, ...line }) => (
                <Tick key={key} {...line} />
            ))}
        </ChoiceGroup>
    );
}

type Line = {
    key: string;
    label: string;
    off: string | undefined;
    checked: boolean;
    onChange: (isIn: boolean) => void;
};

function useRightsLines(had: Had, { values, set }: HadBeforeProps["editing"]): Line[] {
    const words = useWords();
    const giving = useGiving();
    const pools = useQuery(productsQuery(useCurrent().account.id)).data;

    function roleLine(id: string): Line {
        const label = roleName(words, giving.roles, id);
        const off = giving.role(id);
        if (!isStanding(id)) {
            const onChange = (isIn: boolean) => set({ more: withWord(values.more, id, isIn) });
            return { key: id, label, off, checked: values.more.includes(id), onChange };
        }
        const onChange = (isIn: boolean) => set({ standing: isIn ? id : "user" });
        return { key: id, label, off, checked: values.standing === id, onChange };
    }

    function productLine(slug: string): Line {
        return {
            key: `manage:${slug}`,
            label: words("edit.had.manage", { product: productName(pools, slug) }),
            off: giving.product(slug),
            checked: values.manage.includes(slug),
            onChange: (isIn) => set({ manage: withWord(values.manage, slug, isIn) }),
        };
    }

    const accounting: Line = {
        key: "accounting",
        label: words("edit.grants.accounting"),
        off: giving.accounting,
        checked: values.accounting,
        onChange: (isIn) => set({ accounting: isIn }),
    };
    // A role of the account may be gone meanwhile.
    const isKnown = (id: string) => giving.roles.some((role) => role.id === id);
    return [
        ...had.roles.filter((id) => id !== "user" && isKnown(id)).map(roleLine),
        ...had.grants.manage.map(productLine),
        ...(had.grants.accounting ? [accounting] : []),
    ];
}

function useLicenseLines(had: Had, { values, set }: HadBeforeProps["editing"]): Line[] {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const support = useQuery(accountQuery(account.id)).data?.support;
    return had.licenses.map((slug) => {
        const pool = pools.find((one) => one.slug === slug);
        const isIn = values.licenses.includes(slug);
        const none = pool && !hasFree(pool) && noLicensesText(words, pool.name, support);
        return {
            key: `license:${slug}`,
            label: words("edit.had.license", { product: productName(pools, slug) }),
            off: isIn ? undefined : none || undefined,
            checked: isIn,
            onChange: (now) => set({ licenses: withWord(values.licenses, slug, now) }),
        };
    });
}
