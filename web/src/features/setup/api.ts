import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Founding, Me } from "../../api/types";

export const setupQuery = queryOptions({
    queryKey: ["setup"],
    queryFn: async () => bodyOf(await client.GET("/setup")),
});

export async function found(founding: Founding, key: string): Promise<Me> {
    return bodyOf(await client.POST("/setup", { body: founding, headers: once(key) }));
}
