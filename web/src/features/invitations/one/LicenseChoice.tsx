import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import type { ReactNode } from "react";
import type { Product } from "../../../api/types";
import { hasFree } from "../../../lib/products";
import { useWords } from "../../../lib/words";
import classes from "./OnePersonForm.module.css";

type LicenseChoiceProps = {
    pools: Product[];
    /** Slugs, separated by spaces. */
    value: string;
    error?: ReactNode;
    onChange: (value: string) => void;
};

/** None has to be given; of an empty pool none can be, and the box says so. */
export function LicenseChoice({ pools, value, error, onChange }: LicenseChoiceProps) {
    const words = useWords();
    return (
        <Checkbox.Group
            label={words("invite.licenses.optional")}
            value={value.split(" ").filter(Boolean)}
            error={error}
            onChange={(slugs) => onChange(slugs.join(" "))}
        >
            <div className={classes.licenses}>
                {pools.map((pool) => (
                    <Checkbox
                        key={pool.slug}
                        size="xs"
                        radius="xs"
                        value={pool.slug}
                        label={pool.name}
                        disabled={!hasFree(pool)}
                        classNames={{ label: classes.license, description: classes.described }}
                        description={
                            hasFree(pool)
                                ? undefined
                                : words("invite.license.none", { product: pool.name })
                        }
                    />
                ))}
            </div>
        </Checkbox.Group>
    );
}
