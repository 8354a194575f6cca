import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InstanceOrder, OrderState } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { later } from "../../ui/later";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Rows } from "../../ui/Rows";
import rows from "../../ui/Rows.module.css";
import { toast } from "../../ui/toast";
import { decide, instanceKey, ordersQuery, type Decision } from "./api";
import classes from "./Instance.module.css";
import { OrderRow } from "./OrderRow";

const RejectDialog = later(async () => (await import("./RejectDialog")).RejectDialog);
const states: OrderState[] = ["requested", "approved", "rejected", "canceled"];

/** Orders of all accounts; those that wait come first. */
export function Orders() {
    const words = useWords();
    const [state, setState] = useState<OrderState>("requested");
    return (
        <>
            <div className={rows.bar}>
                <div className={classes.filter} role="group" aria-label={words("orders.state")}>
                    {states.map((each) => (
                        <button
                            key={each}
                            type="button"
                            className={classes.choice}
                            aria-pressed={each === state}
                            onClick={() => setState(each)}
                        >
                            {words(`order.${each}`)}
                        </button>
                    ))}
                </div>
            </div>
            <Panel>
                <OrderList key={state} state={state} />
            </Panel>
        </>
    );
}

function OrderList({ state }: { state: OrderState }) {
    const words = useWords();
    const list = useInfiniteQuery(ordersQuery(state));
    const [rejecting, setRejecting] = useState<InstanceOrder>();
    const { approve, busyWith } = useApproving();
    const sentence = words(state === "requested" ? "instance.orders.none" : "orders.none.such");
    const none = <EmptyState drawing={<LedgerDrawing />} sentence={sentence} />;
    const columns = [
        words("orders.order"),
        words("home.account"),
        words("orders.by"),
        words("orders.state"),
        "",
    ];
    return (
        <>
            <List list={list} rows={4} empty={none}>
                {(orders) => (
                    <Rows label={words("instance.orders")} columns={columns}>
                        {orders.map((order) => (
                            <OrderRow
                                key={order.id}
                                order={order}
                                busy={busyWith === order.id}
                                onApprove={() => approve(order)}
                                onReject={() => setRejecting(order)}
                            />
                        ))}
                    </Rows>
                )}
            </List>
            <RejectDialog
                order={rejecting}
                opened={rejecting !== undefined}
                onClose={() => setRejecting(undefined)}
            />
        </>
    );
}

function useApproving() {
    const words = useWords();
    const queries = useQueryClient();
    const [busyWith, setBusyWith] = useState("");
    const look = () => queries.invalidateQueries({ queryKey: instanceKey });
    const approving = useSubmit({
        send: (decision: Decision, key) => decide(decision, key),
        done: ({ quantity, product_name: product }) => {
            toast(words("instance.approved", { quantity, product }));
            return look();
        },
        refused: (problem) => {
            toast(problemText(words, problem), "refused");
            void look();
        },
    });
    return {
        busyWith: approving.busy ? busyWith : "",
        approve: ({ id, account }: InstanceOrder) => {
            setBusyWith(id);
            void approving.submit({ account: account.id, order: id, what: "approve", note: "" });
        },
    };
}
