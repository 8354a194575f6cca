import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InstanceProduct } from "../../api/types";
import { useWords } from "../../lib/words";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import rows from "../../ui/Rows.module.css";
import { productsQuery } from "./api";
import classes from "./Instance.module.css";

const ProductDialog = later(async () => (await import("./ProductDialog")).ProductDialog);

/** What this server offers, and what a new account gets of it. */
export function Products() {
    const words = useWords();
    const list = useQuery(productsQuery);
    const [editing, setEditing] = useState<InstanceProduct | "new">();
    return (
        <>
            <div className={rows.bar}>
                <span className={classes.count}>{words("instance.products.lead")}</span>
                <Button onClick={() => setEditing("new")}>{words("instance.product.add")}</Button>
            </div>
            <Panel>
                <Loaded query={list} rows={2}>
                    {(products) => (
                        <Rows
                            label={words("instance.products")}
                            columns={[
                                words("orders.product"),
                                words("instance.product.new_accounts"),
                                words("instance.accounts"),
                                words("instance.licenses"),
                                "",
                            ]}
                        >
                            {products.map((product) => (
                                <ProductRow
                                    key={product.slug}
                                    product={product}
                                    onEdit={() => setEditing(product)}
                                />
                            ))}
                        </Rows>
                    )}
                </Loaded>
            </Panel>
            <ProductDialog
                product={editing}
                opened={editing !== undefined}
                onClose={() => setEditing(undefined)}
            />
        </>
    );
}

function ProductRow({ product, onEdit }: { product: InstanceProduct; onEdit: () => void }) {
    const words = useWords();
    const { slug, name, is_default, default_total, accounts, licenses } = product;
    const total = typeof default_total === "number" ? default_total : undefined;
    return (
        <tr role="row">
            <Cell>
                <span className={rows.main}>{name}</span>
                <span className={rows.note}>{slug}</span>
            </Cell>
            <Cell heading={words("instance.product.new_accounts")}>
                {!is_default && words("instance.product.none")}
                {is_default && total === undefined && words("instance.unlimited")}
                {is_default &&
                    total !== undefined &&
                    words("instance.product.total", { count: total })}
            </Cell>
            <Cell heading={words("instance.accounts")}>{accounts}</Cell>
            <Cell heading={words("instance.licenses")}>{licenses}</Cell>
            <Cell>
                <span className={rows.acts}>
                    <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={words("instance.product.edit.of", { name })}
                        onPointerEnter={ProductDialog.preload}
                        onClick={onEdit}
                    >
                        {words("instance.product.edit")}
                    </Button>
                </span>
            </Cell>
        </tr>
    );
}
