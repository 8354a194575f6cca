import { Button } from "@mantine/core";
import type { Order } from "../../api/types";
import { useWords } from "../../lib/words";
import { OrderChip } from "../../ui/OrderChip";
import { Cell } from "../../ui/Rows";
import rows from "../../ui/Rows.module.css";
import { When } from "../../ui/When";

type OrderRowProps = { order: Order; onCancel: () => void };

export function OrderRow({ order, onCancel }: OrderRowProps) {
    const words = useWords();
    const { number, quantity, product_name: product, note } = order;
    const what = words("orders.what", { quantity, product });
    return (
        <tr role="row">
            <Cell>
                <span className={rows.main}>{what}</span>
                <span className={rows.note}>
                    {words("orders.number", { number: String(number) })}
                    {note && ` · ${note}`}
                </span>
            </Cell>
            <Cell heading={words("orders.by")}>{order.requested_by.display_name}</Cell>
            <Cell heading={words("orders.at")}>
                <When at={order.created_at} />
            </Cell>
            <Cell whole>
                <OrderChip state={order.state} />
                <Decision order={order} />
            </Cell>
            <Cell>
                {order.state === "requested" && (
                    <span className={rows.acts}>
                        <Button
                            variant="subtle"
                            color="gray"
                            size="compact-sm"
                            aria-label={words("orders.cancel.of", { what })}
                            onClick={onCancel}
                        >
                            {words("orders.cancel")}
                        </Button>
                    </span>
                )}
            </Cell>
        </tr>
    );
}

/** Who decided, when, and what was said. */
function Decision({ order: { decided_by, decided_at, decision_note } }: { order: Order }) {
    const words = useWords();
    if (!decided_by || !decided_at) return null;
    return (
        <>
            <span className={rows.note}>
                {words("orders.decided", { name: decided_by.display_name })} ·{" "}
                <When at={decided_at} />
            </span>
            {decision_note && (
                <span className={rows.note}>{words("orders.said", { note: decision_note })}</span>
            )}
        </>
    );
}
