import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { useCurrent } from "../../../lib/current";
import { productName, productsQuery } from "../../../lib/products";
import { roleName } from "../../../lib/roles";
import { teamsQuery } from "../../../lib/teams";
import { fieldWord } from "../../../lib/details";
import { useWords } from "../../../lib/words";
import { StaleNotice } from "../../../ui/StaleNotice";
import type { UserVersion } from "./api";
import { useGiving } from "../../../lib/giving";
import type { Editing } from "./use_editing";
import { valuesOf, type ValueName, type Values } from "./values";

/** Somebody else changed the user while this was open: what it is now, and the choice. */
export function Elsewhere({ editing }: { editing: Editing }) {
    const words = useWords();
    const intl = useIntl();
    const say = useSay();
    const { elsewhere, keep, take } = editing;
    if (!elsewhere) return null;

    function sentence({ user }: UserVersion): string {
        const values = valuesOf(user);
        const changes = elsewhere?.names.map((name) => say(name, values)) ?? [];
        return words("edit.elsewhere", { changes: intl.formatList(changes, { type: "unit" }) });
    }

    return (
        <StaleNotice
            theirs={elsewhere.theirs}
            say={sentence}
            onLook={async () => undefined}
            onKeep={keep}
            onTake={take}
        />
    );
}

/** "Title: Editor". */
function useSay(): (name: ValueName, values: Values) => string {
    const words = useWords();
    const { account } = useCurrent();
    const { roles } = useGiving();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const product = (slug: string) => productName(pools, slug);
    const teams = useQuery(teamsQuery(account.id)).data?.items ?? [];
    const team = (id: string) => teams.find((one) => one.id === id)?.name ?? "…";
    const role = (id: string) => roleName(words, roles, id);

    function valueOf(name: ValueName, values: Values): string {
        const value = values[name];
        if (typeof value === "boolean") return words(value ? "edit.value.on" : "edit.value.off");
        if (name === "standing") return role(values.standing);
        if (name === "more") return values.more.map(role).join(", ");
        if (name === "teams") return values.teams.map(team).join(", ");
        if (Array.isArray(value)) return value.map(product).join(", ");
        if (typeof value === "object") return Object.values(value).join(", ");
        return value;
    }

    return (name, values) =>
        words("edit.value", {
            name: fieldWord(words, "edit.value", name) ?? name,
            value: valueOf(name, values) || words("edit.value.none"),
        });
}
