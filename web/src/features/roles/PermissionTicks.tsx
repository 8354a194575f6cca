import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { mayGiveAll, permissionGroups, permissionText, productPrefix } from "../../lib/permissions";
import { productsQuery } from "../../lib/products";
import { useWhomToAsk } from "../../lib/whom_to_ask";
import { useWords } from "../../lib/words";
import { ChoiceGroup, Tick } from "../../ui/Choice";

type PermissionTicksProps = {
    ticked: string[];
    /** What the role gives now: whoever has not all of it himself cannot change the role. */
    held: string[];
    onChange: (ticked: string[]) => void;
};

/** Every permission there is; what one has not oneself cannot be ticked, nor taken away. */
export function PermissionTicks({ ticked, held, onChange }: PermissionTicksProps) {
    const words = useWords();
    const { account, membership } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const mine = membership.permissions;
    const hasAll = mayGiveAll(mine, held);
    const ask = useWhomToAsk("role.assign_legal_representative");
    const groups = [
        ...permissionGroups,
        {
            word: "abilities.products" as const,
            permissions: pools.map(({ slug }) => `${productPrefix}${slug}`),
        },
    ];

    function offOf(permission: string): string | undefined {
        if (!hasAll) return `${words("roles.above")} ${ask}`.trim();
        if (!mayGiveAll(mine, [permission])) return `${words("edit.off.lacking")} ${ask}`.trim();
        return undefined;
    }

    return groups.map(({ word, permissions }) => (
        <ChoiceGroup key={word} title={words(word)}>
            {permissions.map((permission) => (
                <Tick
                    key={permission}
                    label={permissionText(words, permission, pools)}
                    off={offOf(permission)}
                    checked={ticked.includes(permission)}
                    onChange={(isIn) =>
                        onChange([
                            ...ticked.filter((other) => other !== permission),
                            ...(isIn ? [permission] : []),
                        ])
                    }
                />
            ))}
        </ChoiceGroup>
    ));
}
