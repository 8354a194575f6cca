import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Order } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { cancelOrder, ordersKey } from "./api";

type CancelOrderProps = { account: string; order: Order | undefined; onClose: () => void };

export function CancelOrder({ account, order, onClose }: CancelOrderProps) {
    const words = useWords();
    const queries = useQueryClient();
    // Its words stay while it fades out.
    const asked = useRef(order);
    asked.current = order ?? asked.current;
    const canceling = useSubmit({
        send: (id: string, key) => cancelOrder(account, id, key),
        done: () => {
            void queries.invalidateQueries({ queryKey: ordersKey(account) });
            toast(words("orders.canceled"));
            onClose();
        },
        refused: () => void queries.invalidateQueries({ queryKey: ordersKey(account) }),
    });
    const { quantity = 0, product_name: product = "", id = "" } = asked.current ?? {};
    return (
        <ConfirmDialog
            opened={order !== undefined}
            title={words("orders.cancel.title")}
            confirm={words("orders.cancel")}
            busy={canceling.busy}
            problem={canceling.problem}
            onConfirm={() => void canceling.submit(id)}
            onClose={() => {
                canceling.forget();
                onClose();
            }}
        >
            {words("orders.cancel.text", { what: words("orders.what", { quantity, product }) })}
        </ConfirmDialog>
    );
}
