import { OrdersPage } from "../../features/orders/OrdersPage";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";

export function OrdersRoute() {
    const { may } = useCurrent();
    return may("products.order") ? <OrdersPage /> : <ForbiddenPage needs="products.order" />;
}
