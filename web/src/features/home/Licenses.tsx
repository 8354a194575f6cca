import { useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import type { Product } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { hasFree, productsQuery } from "../../lib/products";
import { useWords } from "../../lib/words";
import { Panel } from "../../ui/Panel";
import classes from "./Licenses.module.css";

/** Each product with what of it is used, held by invitations, and left. */
export function Licenses() {
    const words = useWords();
    const { account } = useCurrent();
    const products = useQuery(productsQuery(account.id)).data;
    return (
        <section aria-labelledby="licenses-title">
            <Panel padded>
                <h2 id="licenses-title" className={classes.title}>
                    {words("home.licenses")}
                </h2>
                <ul className={classes.list}>
                    {products?.map((product) => (
                        <Meter key={product.slug} product={product} />
                    ))}
                </ul>
            </Panel>
        </section>
    );
}

function Meter({ product }: { product: Product }) {
    const words = useWords();
    const { name, total, assigned, reserved } = product;
    return (
        <li>
            <div className={classes.line}>
                <span className={classes.name}>{name}</span>
                <span className={classes.used}>
                    {typeof total === "number"
                        ? words("home.licenses.used", { used: assigned, total })
                        : words("home.licenses.unlimited", { used: assigned })}
                </span>
            </div>
            {typeof total === "number" && <Bar {...{ total, assigned, reserved }} />}
            <p className={classes.note} data-empty={!hasFree(product) || undefined}>
                {noteOf()}
            </p>
        </li>
    );

    function noteOf(): string {
        if (!hasFree(product)) return words("home.licenses.none_left", { reserved });
        return reserved > 0 ? words("home.licenses.reserved", { reserved }) : "";
    }
}

type BarProps = { total: number; assigned: number; reserved: number };

function Bar({ total, assigned, reserved }: BarProps) {
    const share = (part: number) => `${total > 0 ? (part / total) * 100 : 0}%`;
    const style = { "--used": share(assigned), "--held": share(assigned + reserved) };
    return <span className={classes.bar} style={style as CSSProperties} aria-hidden="true" />;
}
