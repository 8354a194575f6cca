import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { productsQuery } from "../../lib/products";
import { useWords } from "../../lib/words";
import { ChoiceGroup, Tick } from "../../ui/Choice";
import { SettingsSection } from "./SettingsSection";

/** Slugs with a space between; a truth as text. */
type Fields = { products: string; approval: string };

/** What people who join by themselves get, and whether somebody has to say yes. */
export function Newcomers() {
    const words = useWords();
    return (
        <SettingsSection<Fields>
            id="newcomers"
            title={words("newcomers.title")}
            lead={words("newcomers.lead")}
            valuesOf={({ signup_products, signup_needs_approval }) => ({
                products: signup_products.toSorted().join(" "),
                approval: String(signup_needs_approval),
            })}
            changeOf={({ products, approval }) => ({
                signup_products: slugsIn(products),
                signup_needs_approval: approval === "true",
            })}
        >
            {({ form }) => (
                <>
                    <Licenses
                        chosen={slugsIn(form.values.products)}
                        onChange={(slugs) =>
                            form.setFieldValue("products", slugs.toSorted().join(" "))
                        }
                    />
                    <ChoiceGroup title={words("newcomers.approval.title")}>
                        <Tick
                            label={words("newcomers.approval")}
                            means={words("newcomers.approval.means")}
                            off={undefined}
                            checked={form.values.approval === "true"}
                            onChange={(asked) => form.setFieldValue("approval", String(asked))}
                        />
                    </ChoiceGroup>
                </>
            )}
        </SettingsSection>
    );
}

type LicensesProps = { chosen: string[]; onChange: (slugs: string[]) => void };

function Licenses({ chosen, onChange }: LicensesProps) {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    if (pools.length === 0) return null;

    function toggle(slug: string, given: boolean) {
        const others = chosen.filter((each) => each !== slug);
        onChange(given ? [...others, slug] : others);
    }

    return (
        <ChoiceGroup title={words("newcomers.licenses")}>
            {pools.map(({ slug, name, available }) => (
                <Tick
                    key={slug}
                    label={name}
                    aside={
                        typeof available === "number"
                            ? words("licenses.free", { count: available })
                            : undefined
                    }
                    off={undefined}
                    checked={chosen.includes(slug)}
                    onChange={(given) => toggle(slug, given)}
                />
            ))}
        </ChoiceGroup>
    );
}

function slugsIn(text: string): string[] {
    return text.split(" ").filter(Boolean);
}
