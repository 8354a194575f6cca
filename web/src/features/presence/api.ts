// What one says of oneself: whether one is there, in one line, and until when.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../../api/client";
import type { OwnPresence } from "../../api/types";

export const statuses = ["available", "busy", "away", "invisible", "out_of_office"] as const;
export type Status = (typeof statuses)[number];

export const ownPresenceQuery = queryOptions({
    queryKey: ["presence", "me"],
    queryFn: async ({ signal }): Promise<OwnPresence> =>
        bodyOf(await client.GET("/me/presence", { signal })),
});

export async function changeOwnPresence(body: OwnPresence): Promise<OwnPresence> {
    return bodyOf(await client.PUT("/me/presence", { body }));
}

export const nothingSaid: OwnPresence = { status: "available", text: "", until: null };
export const mostCharacters = 100;
