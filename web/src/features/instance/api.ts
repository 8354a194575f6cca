// What operators see and do. No socket of an account tells of the others, so these pages look
// again by themselves.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type {
    Health,
    InstanceAccountPage,
    InstanceOrderPage,
    InstanceProduct,
    NewProduct,
    OrderState,
    PoolChange,
    Product,
    ProductChange,
} from "../../api/types";

export const instanceKey = ["instance"] as const;
const lookAgainMs = 10_000;

export function accountsQuery(q: string) {
    return infiniteQueryOptions({
        queryKey: [...instanceKey, "accounts", q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<InstanceAccountPage> => {
            const query = { q: q || undefined, cursor: pageParam || undefined, total: true };
            return bodyOf(await client.GET("/instance/accounts", { params: { query }, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        refetchInterval: lookAgainMs,
    });
}

export function ordersQuery(state: OrderState) {
    return infiniteQueryOptions({
        queryKey: [...instanceKey, "orders", state],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<InstanceOrderPage> => {
            const query = { state, cursor: pageParam || undefined };
            return bodyOf(await client.GET("/instance/orders", { params: { query }, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        refetchInterval: lookAgainMs,
    });
}

export const productsQuery = queryOptions({
    queryKey: [...instanceKey, "products"],
    queryFn: async ({ signal }): Promise<InstanceProduct[]> =>
        bodyOf(await client.GET("/instance/products", { signal })).items,
});

export const healthQuery = queryOptions({
    queryKey: [...instanceKey, "health"],
    queryFn: async ({ signal }): Promise<Health> =>
        bodyOf(await client.GET("/instance/health", { signal })),
    refetchInterval: lookAgainMs,
});

export type Decision = { account: string; order: string; what: "approve" | "reject"; note: string };

export async function decide({ account, order, what, note }: Decision, key: string) {
    const params = { path: { account, order } };
    const body = note ? { note } : {};
    const path = `/accounts/{account}/orders/{order}/${what}` as const;
    return bodyOf(await client.POST(path, { params, body, headers: once(key) }));
}

export async function setPool(
    account: string,
    product: string,
    body: PoolChange,
): Promise<Product> {
    const params = { path: { account, product } };
    return bodyOf(
        await client.PATCH("/instance/accounts/{account}/products/{product}", { params, body }),
    );
}

export async function addProduct(body: NewProduct, key: string): Promise<InstanceProduct> {
    return bodyOf(await client.POST("/instance/products", { body, headers: once(key) }));
}

export async function changeProduct(product: string, body: ProductChange) {
    const params = { path: { product } };
    return bodyOf(await client.PATCH("/instance/products/{product}", { params, body }));
}
