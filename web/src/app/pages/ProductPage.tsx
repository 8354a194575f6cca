import { Button, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.layer.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { Product } from "../../api/types";
import { ProductPending } from "../../features/invitations/ProductPending";
import { Holders } from "../../features/products/Holders";
import { Ledger } from "../../features/products/Ledger";
import { Managers } from "../../features/products/Managers";
import { Meter } from "../../features/products/Meter";
import { Unused } from "../../features/products/Unused";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { productsQuery } from "../../lib/products";
import { useWords } from "../../lib/words";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { PageHead } from "../../ui/PageHead";
import type { ProductSearch } from "../search";
import { ForbiddenPage } from "./ForbiddenPage";
import { NotFound } from "./NotFoundPage";
import classes from "./ProductPage.module.css";

const Wizard = later(async () => (await import("../../features/products/wizard/Wizard")).Wizard);

const from = "/inside/manage/products/$product";

/** Who uses a product, who waits for it, and where its licenses went. */
export function ProductPage() {
    const { product: slug } = useParams({ from });
    const { account, may } = useCurrent();
    const products = useQuery({
        ...productsQuery(account.id),
        enabled: may(`product.manage:${slug}`),
    });
    if (!may(`product.manage:${slug}`)) return <ForbiddenPage needs={`product.manage:${slug}`} />;
    if (products.isPending) return <LoadingRows />;
    if (products.isError)
        return <ListProblem problem={products.error} onRetry={() => products.refetch()} />;
    const product = products.data.find((known) => known.slug === slug);
    return product ? <Allowed product={product} /> : <NotFound />;
}

/** For who may place orders. */
function OrderLicenses() {
    const words = useWords();
    if (!useCurrent().may("products.order")) return null;
    return (
        <Button variant="default" renderRoot={(props) => <Link to="/manage/orders" {...props} />}>
            {words("product.order")}
        </Button>
    );
}

function Allowed({ product }: { product: Product }) {
    const words = useWords();
    const { account } = useCurrent();
    const { tab = "users", add } = useSearch({ from });
    const navigate = useNavigate({ from: "/manage/products/$product" });
    const change = (next: ProductSearch) =>
        void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
    const open = () => change({ add: "true" });
    useCommands([{ word: "product.add", icon: <PlusIcon />, run: open }]);
    return (
        <>
            <PageHead
                title={product.name}
                lead={<Meter product={product} />}
                actions={
                    <>
                        <OrderLicenses />
                        <Button onClick={open}>{words("product.add")}</Button>
                    </>
                }
            />
            <Tabs
                value={tab}
                keepMounted={false}
                onChange={(chosen) =>
                    change({ tab: chosen && chosen !== "users" ? chosen : undefined })
                }
            >
                <Tabs.List className={classes.tabs}>
                    <Tabs.Tab value="users">{words("product.tab.users")}</Tabs.Tab>
                    <Tabs.Tab value="ledger">{words("product.tab.ledger")}</Tabs.Tab>
                    <Tabs.Tab value="unused">{words("product.tab.unused")}</Tabs.Tab>
                    <Tabs.Tab value="settings">{words("product.tab.settings")}</Tabs.Tab>
                </Tabs.List>
                <Tabs.Panel value="users">
                    <ProductPending account={account.id} product={product.slug} />
                    <Holders product={product} />
                </Tabs.Panel>
                <Tabs.Panel value="ledger">
                    <Ledger product={product} />
                </Tabs.Panel>
                <Tabs.Panel value="unused">
                    <Unused product={product} />
                </Tabs.Panel>
                <Tabs.Panel value="settings">
                    <Managers product={product} />
                </Tabs.Panel>
            </Tabs>
            <Wizard
                product={product}
                opened={add === "true"}
                onClose={() => change({ add: undefined })}
            />
        </>
    );
}
