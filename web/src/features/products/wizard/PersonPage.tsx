import { Button, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { useGiving, type Giving } from "../../../lib/giving";
import { toolsQuery } from "../../../lib/tools";
import { useWords, type WordId } from "../../../lib/words";
import { ChoiceGroup, Choices, Pick as PickOne, Tick } from "../../../ui/Choice";
import { WarningIcon } from "../../../ui/icons";
import { NameFields } from "../../../ui/NameFields";
import type { StandingRole } from "./draft";
import { Frame } from "./Frame";
import type { Wizard } from "./use_wizard";
import classes from "./Wizard.module.css";

const explained: Record<StandingRole, WordId[]> = {
    legal_representative: ["product.role.legal", "product.role.manages", "product.role.accounting"],
    administrator: ["product.role.manages", "product.role.accounting"],
    user: ["product.role.user.products", "product.role.user.accounting"],
};
const roles = Object.keys(explained) as StandingRole[];

/** Step 2: the name, and what the person may do besides using the product. */
export function PersonPage({ wizard }: { wizard: Wizard }) {
    const words = useWords();
    const { draft, set, errors, goOnToAddress } = wizard;
    const giving = useRightsToGive();
    return (
        <Frame
            title={words("product.person")}
            step={2}
            lead={words("product.person.lead")}
            refusals={errors}
            onSubmit={goOnToAddress}
            foot={
                <>
                    <Button variant="default" onClick={() => set({ page: "way" })}>
                        {words("action.back")}
                    </Button>
                    <Button type="submit">{words("action.next")}</Button>
                </>
            }
        >
            <NameFields
                of="another"
                field={(name) => ({
                    value: draft[name],
                    error: errors[name],
                    onChange: (event) => set({ [name]: event.currentTarget.value }),
                })}
            />
            {errors.role && (
                <p className={classes.refused} role="alert" tabIndex={-1} data-refused>
                    <WarningIcon size={16} />
                    {errors.role}
                </p>
            )}
            <Radio.Group
                label={words("edit.role")}
                value={draft.role}
                onChange={(role) => set({ role: role as StandingRole })}
            >
                <Choices>
                    {roles.map((role) => (
                        <PickOne
                            key={role}
                            value={role}
                            label={words(`role.${role}`)}
                            means={explained[role].map((line) => (
                                <span key={line} className={classes.line}>
                                    {words(line)}
                                </span>
                            ))}
                            off={giving.role(role)}
                        />
                    ))}
                </Choices>
            </Radio.Group>
            <Grants wizard={wizard} giving={giving} />
        </Frame>
    );
}

/** What a plain user may manage; every other role manages all of it. */
function Grants({ wizard: { draft, set }, giving }: { wizard: Wizard; giving: Giving }) {
    const words = useWords();
    const { account } = useCurrent();
    const tools = useQuery(toolsQuery(account.id)).data ?? [];
    const isByRole = draft.role !== "user";
    const byRole = words("edit.grants.by_role", { role: words(`role.${draft.role}`) });
    const manage = (slug: string, isIn: boolean) => {
        const others = draft.manage.filter((other) => other !== slug);
        set({ manage: isIn ? [...others, slug] : others });
    };
    return (
        <ChoiceGroup title={words("edit.grants")}>
            {tools.map(({ slug, name }) => (
                <Tick
                    key={slug}
                    label={name}
                    means={words("edit.grants.product")}
                    off={isByRole ? byRole : giving.product(slug)}
                    checked={isByRole || draft.manage.includes(slug)}
                    onChange={(isIn) => manage(slug, isIn)}
                />
            ))}
            <Tick
                label={words("edit.grants.accounting")}
                means={words("edit.grants.accounting.means")}
                off={isByRole ? byRole : giving.accounting}
                checked={isByRole || draft.accounting}
                onChange={(accounting) => set({ accounting })}
            />
        </ChoiceGroup>
    );
}

// Who manages one product only invites plain users to it.
function useRightsToGive(): Giving {
    const words = useWords();
    const giving = useGiving();
    if (useCurrent().may("users.manage")) return giving;
    const off = words("product.role.off");
    return {
        ...giving,
        role: (role) => (role === "user" ? undefined : off),
        product: () => off,
        accounting: off,
    };
}
