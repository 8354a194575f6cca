import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { Loaded } from "../../ui/Loaded";
import { offersQuery } from "./api";
import { OrderForm } from "./OrderForm";

type OrderDialogProps = {
    account: string;
    /** The one to begin with; empty: the first. */
    product: string;
    opened: boolean;
    onClose: () => void;
};

export function OrderDialog({ account, product, opened, onClose }: OrderDialogProps) {
    const words = useWords();
    const offers = useQuery({ ...offersQuery(account), enabled: opened });
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            title={words("orders.new")}
        >
            <Loaded query={offers} rows={3}>
                {(all) => <OrderForm {...{ account, product, onClose }} offers={all} />}
            </Loaded>
        </Dialog>
    );
}
