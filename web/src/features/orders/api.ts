import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { NewOrder, Offer, Order, OrderPage } from "../../api/types";

export function ordersKey(account: string) {
    return ["accounts", account, "orders"] as const;
}

export function ordersQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: [...ordersKey(account), "list"],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<OrderPage> => {
            const params = { path: { account }, query: { cursor: pageParam || undefined } };
            return bodyOf(await client.GET("/accounts/{account}/orders", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

/** What can be ordered; of what has no limit nobody needs more. */
export function offersQuery(account: string) {
    return queryOptions({
        queryKey: [...ordersKey(account), "products"],
        queryFn: async ({ signal }): Promise<Offer[]> => {
            const params = { path: { account } };
            const answer = await client.GET("/accounts/{account}/orders/products", {
                params,
                signal,
            });
            return bodyOf(answer).items.filter(
                ({ has_pool, total }) => !has_pool || total !== null,
            );
        },
    });
}

export async function placeOrder(account: string, body: NewOrder, key: string): Promise<Order> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/orders", { params, body, headers }));
}

export async function cancelOrder(account: string, order: string, key: string): Promise<Order> {
    const params = { path: { account, order } };
    const headers = once(key);
    return bodyOf(
        await client.POST("/accounts/{account}/orders/{order}/cancel", { params, headers }),
    );
}
