import { Button } from "@mantine/core";
import type { InstanceOrder } from "../../api/types";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { OrderChip } from "../../ui/OrderChip";
import { Cell } from "../../ui/Rows";
import rows from "../../ui/Rows.module.css";
import { When } from "../../ui/When";

type OrderRowProps = {
    order: InstanceOrder;
    busy: boolean;
    onApprove: () => void;
    onReject: () => void;
};

export function OrderRow({ order, busy, onApprove, onReject }: OrderRowProps) {
    const words = useWords();
    const what = words("orders.what", {
        quantity: order.quantity,
        product: order.product_name,
    });
    return (
        <tr role="row">
            <Cell>
                <span className={rows.main}>{what}</span>
                {order.note && <span className={rows.note}>{order.note}</span>}
            </Cell>
            <Cell heading={words("home.account")}>{order.account.name}</Cell>
            <Cell heading={words("orders.by")}>
                {order.requested_by.display_name} · <When at={order.created_at} />
            </Cell>
            <Cell whole>
                <OrderChip state={order.state} />
                {order.decided_by && (
                    <span className={rows.note}>
                        {words("orders.decided", { name: order.decided_by.display_name })}
                    </span>
                )}
                {order.decision_note && (
                    <span className={rows.note}>
                        {words("orders.said", { note: order.decision_note })}
                    </span>
                )}
            </Cell>
            <Cell>
                {order.state === "requested" && (
                    <span className={rows.acts}>
                        <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={words("instance.reject.of", { what })}
                            onClick={onReject}
                        >
                            {words("instance.reject")}
                        </Button>
                        <Explained
                            reason={order.may_approve ? undefined : words("instance.approve.own")}
                        >
                            {(off) => (
                                <Button
                                    size="compact-sm"
                                    loading={busy}
                                    aria-label={words("instance.approve.of", { what })}
                                    onClick={onApprove}
                                    {...off}
                                >
                                    {words("instance.approve")}
                                </Button>
                            )}
                        </Explained>
                    </span>
                )}
            </Cell>
        </tr>
    );
}
