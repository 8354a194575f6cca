import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { AddressChanged, AddressOffer } from "../../api/types";

export function addressOfferQuery(token: string) {
    return queryOptions({
        queryKey: ["public", "address_changes", token],
        queryFn: async (): Promise<AddressOffer> =>
            bodyOf(
                await client.GET("/public/address-changes/{token}", {
                    params: { path: { token } },
                }),
            ),
        enabled: token !== "",
        staleTime: Infinity,
    });
}

/** Confirms or undoes, as the link says. */
export async function followAddressLink(token: string, key: string): Promise<AddressChanged> {
    const params = { path: { token } };
    const headers = once(key);
    return bodyOf(await client.POST("/public/address-changes/{token}", { params, headers }));
}
