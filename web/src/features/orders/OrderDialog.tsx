import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
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
        <Modal
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            title={words("orders.new")}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            {offers.isPending && <LoadingRows rows={3} />}
            {offers.isError && (
                <ListProblem problem={offers.error} onRetry={() => void offers.refetch()} />
            )}
            {offers.data && (
                <OrderForm
                    account={account}
                    offers={offers.data}
                    product={product}
                    onClose={onClose}
                />
            )}
        </Modal>
    );
}
