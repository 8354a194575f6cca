// The license pools of an account: every part of a page that gives licenses looks here, so that
// all show the same figures.
import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Product } from "../api/types";
import { askAgainIfAsking, refreshSoon } from "./refresh_soon";

export function productsKey(account: string) {
    return ["accounts", account, "products"] as const;
}

export function productsQuery(account: string) {
    return queryOptions({
        queryKey: productsKey(account),
        queryFn: async ({ signal }): Promise<Product[]> => {
            const params = { path: { account } };
            const answer = await client.GET("/accounts/{account}/products", { params, signal });
            return bodyOf(answer).items;
        },
    });
}

/** What a live frame about one pool does. */
export function productUpdated(queries: QueryClient, account: string, pool: Product) {
    queries.setQueryData<Product[]>(productsKey(account), (pools) =>
        pools?.map((known) => (known.slug === pool.slug ? pool : known)),
    );
    const known = queries.getQueryData<Product[]>(productsKey(account));
    const isNew = known && !known.some(({ slug }) => slug === pool.slug);
    if (isNew) return refreshSoon(queries, productsKey(account));
    askAgainIfAsking(queries, productsKey(account));
}

/** Without a limit it is never empty. */
export function hasFree({ available }: Product): boolean {
    return available === null || available === undefined || available > 0;
}

/** As the account knows it; its slug, until the pools are there. */
export function productName(pools: Named[] | undefined, slug: string): string {
    return pools?.find((pool) => pool.slug === slug)?.name ?? slug;
}

type Named = Pick<Product, "slug" | "name">;

/** Of one product: who holds a license, who could, and the ledger. */
export function productKey(account: string, product?: string) {
    return product
        ? (["accounts", account, "product", product] as const)
        : (["accounts", account, "product"] as const);
}

export async function giveLicense(account: string, user: string, product: string) {
    const params = { path: { account, product, user } };
    return bodyOf(
        await client.PUT("/accounts/{account}/products/{product}/licenses/{user}", { params }),
    );
}

export async function takeLicense(account: string, user: string, product: string) {
    const params = { path: { account, product, user } };
    await client.DELETE("/accounts/{account}/products/{product}/licenses/{user}", { params });
}
