import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Order } from "../../api/types";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { OrderIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { List } from "../../ui/List";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { Rows } from "../../ui/Rows";
import { ordersQuery } from "./api";
import { CancelOrder } from "./CancelOrder";
import { OrderRow } from "./OrderRow";

const OrderDialog = later(async () => (await import("./OrderDialog")).OrderDialog);

/** Orders of the account. While one is being written its product stands in the address. */
export function OrdersPage() {
    const words = useWords();
    const { account } = useCurrent();
    const navigate = useNavigate({ from: "/manage/orders" });
    const { order } = useSearch({ from: "/inside/manage/orders" });
    const open = () => void navigate({ search: { order: "new" } });
    const close = () => void navigate({ search: {}, replace: true });
    useCommands([{ word: "orders.new", keys: "n", icon: <OrderIcon />, run: open }]);
    return (
        <>
            <PageHead
                title={words("orders.title")}
                lead={words("orders.lead")}
                actions={
                    <Button onPointerEnter={OrderDialog.preload} onClick={open}>
                        {words("orders.new")}
                    </Button>
                }
            />
            <Panel>
                <OrderList account={account.id} onOrder={open} />
            </Panel>
            <OrderDialog
                account={account.id}
                product={order === "new" ? "" : (order ?? "")}
                opened={order !== undefined}
                onClose={close}
            />
        </>
    );
}

type OrderListProps = { account: string; onOrder: () => void };

function OrderList({ account, onOrder }: OrderListProps) {
    const words = useWords();
    const list = useInfiniteQuery(ordersQuery(account));
    const [canceling, setCanceling] = useState<Order>();
    const none = (
        <EmptyState drawing={<LedgerDrawing />} sentence={words("orders.none")}>
            <Button onClick={onOrder}>{words("orders.new")}</Button>
        </EmptyState>
    );
    const columns = [
        words("orders.order"),
        words("orders.by"),
        words("orders.at"),
        words("orders.state"),
        "",
    ];
    return (
        <>
            <List list={list} rows={4} empty={none}>
                {(orders) => (
                    <Rows label={words("orders.title")} columns={columns}>
                        {orders.map((order) => (
                            <OrderRow
                                key={order.id}
                                order={order}
                                onCancel={() => setCanceling(order)}
                            />
                        ))}
                    </Rows>
                )}
            </List>
            <CancelOrder
                account={account}
                order={canceling}
                onClose={() => setCanceling(undefined)}
            />
        </>
    );
}
