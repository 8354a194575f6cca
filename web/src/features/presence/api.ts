// What one says of oneself: whether one is there, in one line, and until when.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf } from "../../api/client";
import { speaks, type Answers, type Takes } from "../../api/soon";

export const statuses = ["available", "busy", "away", "invisible", "out_of_office"] as const;
export type Status = (typeof statuses)[number];
export type OwnPresence = { status: Status; text: string; until: string | null };

const api = speaks<{
    "/me/presence": { get: Answers<OwnPresence>; put: Takes<OwnPresence, OwnPresence> };
}>();

export const ownPresenceQuery = queryOptions({
    queryKey: ["presence", "me"],
    queryFn: async ({ signal }): Promise<OwnPresence> =>
        bodyOf(await api.GET("/me/presence", { signal })),
});

export async function changeOwnPresence(body: OwnPresence): Promise<OwnPresence> {
    return bodyOf(await api.PUT("/me/presence", { body }));
}

export const nothingSaid: OwnPresence = { status: "available", text: "", until: null };
export const mostCharacters = 100;
