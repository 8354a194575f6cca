import { infiniteQueryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { AuditPage } from "../../api/types";

const pageSize = 50;

export function auditQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: ["accounts", account, "audit"],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<AuditPage> => {
            const query = { limit: pageSize, ...(pageParam && { cursor: pageParam }) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/audit", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        staleTime: 0,
    });
}
