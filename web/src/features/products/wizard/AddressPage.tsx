import { Button, Radio, Switch, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "../../../lib/account";
import { useCurrent } from "../../../lib/current";
import { noLicensesText } from "../../../lib/no_licenses";
import { hasFree, productsQuery } from "../../../lib/products";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { ChoiceGroup } from "../../../ui/Choice";
import { Explained } from "../../../ui/Explained";
import { FormProblem } from "../../../ui/FormProblem";
import { WarningIcon } from "../../../ui/icons";
import { TeamChoice } from "../../../ui/TeamChoice";
import { Frame } from "./Frame";
import { ResendInstead } from "./ResendInstead";
import type { Wizard } from "./use_wizard";
import classes from "./Wizard.module.css";

/** Step 3: the address that is invited, whether it is forced, and the licenses that wait for it. */
export function AddressPage({ wizard }: { wizard: Wizard }) {
    const words = useWords();
    const { draft, set, errors } = wizard;
    const { lines, wanted } = useLicenses(wizard);
    return (
        <Frame
            title={words("product.address")}
            step={3}
            refusals={errors}
            onSubmit={() => wizard.invite(wanted)}
            foot={
                <>
                    <Button variant="default" onClick={() => set({ page: "person" })}>
                        {words("action.back")}
                    </Button>
                    <ActButton type="submit" loading={wizard.busy}>
                        {words("product.invite")}
                    </ActButton>
                </>
            }
        >
            <FormProblem problem={wizard.problem} />
            <Radio
                checked
                readOnly
                label={words("product.address.none")}
                description={words("product.address.none.means")}
                classNames={{ description: classes.described }}
            />
            <Email wizard={wizard} />
            <Switch
                label={words("product.address.force")}
                aria-label={words("product.address.force")}
                description={words("product.address.force.means")}
                classNames={{ description: classes.described }}
                checked={draft.force_email}
                onChange={(event) => set({ force_email: event.currentTarget.checked })}
            />
            <Refused text={errors.licenses} />
            <Licenses lines={lines} />
            <Refused text={errors.teams} />
            <TeamChoice chosen={draft.teams} onChange={(teams) => set({ teams })} />
        </Frame>
    );
}

function Refused({ text }: { text: string | undefined }) {
    if (!text) return null;
    return (
        <p className={classes.refused} role="alert" tabIndex={-1} data-refused>
            <WarningIcon size={16} />
            {text}
        </p>
    );
}

function Email({ wizard: { draft, set, errors, isInvited } }: { wizard: Wizard }) {
    const words = useWords();
    return (
        <div>
            <TextInput
                data-first
                label={words("product.address.existing")}
                type="email"
                autoComplete="off"
                value={draft.email}
                error={errors.email}
                onChange={(event) => set({ email: event.currentTarget.value })}
            />
            {isInvited && <ResendInstead email={draft.email} />}
        </div>
    );
}

function Licenses({ lines }: { lines: LicenseLine[] }) {
    const words = useWords();
    return (
        <ChoiceGroup title={words("edit.licenses")}>
            {lines.map(({ slug, label, off, isIn, toggle }) => (
                <div key={slug} className={classes.license}>
                    <Explained reason={off}>
                        {(explained) => (
                            <Switch
                                label={label}
                                description={off}
                                classNames={{ description: classes.described }}
                                checked={isIn}
                                onChange={(event) => toggle(event.currentTarget.checked)}
                                {...explained}
                            />
                        )}
                    </Explained>
                </div>
            ))}
        </ChoiceGroup>
    );
}

type LicenseLine = ReturnType<typeof useLicenses>["lines"][number];

/** A switch for each product whose licenses one may give; off and explained where none is free. */
function useLicenses({ draft, set }: Wizard) {
    const words = useWords();
    const { account, may } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const support = useQuery(accountQuery(account.id)).data?.support;
    const mine = pools.filter(({ slug }) => may("users.manage") || may(`product.manage:${slug}`));
    const lines = mine.map((pool) => {
        const off = hasFree(pool) ? undefined : noLicensesText(words, pool.name, support);
        const others = draft.licenses.filter((slug) => slug !== pool.slug);
        return {
            slug: pool.slug,
            label: words("product.license.add", { product: pool.name }),
            off,
            isIn: !off && draft.licenses.includes(pool.slug),
            toggle: (isIn: boolean) => set({ licenses: isIn ? [...others, pool.slug] : others }),
        };
    });
    return { lines, wanted: lines.filter(({ isIn }) => isIn).map(({ slug }) => slug) };
}
