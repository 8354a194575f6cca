// What one says of oneself: whether one is there, in one line, and until when.
import { queryOptions } from "@tanstack/react-query";
import type { Client } from "openapi-fetch";
import { bodyOf, client } from "../../api/client";

export const statuses = ["available", "busy", "away", "invisible", "out_of_office"] as const;
export type Status = (typeof statuses)[number];
export type OwnPresence = { status: Status; text: string; until: string | null };

type Answered = { responses: { 200: { content: { "application/json": OwnPresence } } } };
type Asked = { requestBody: { content: { "application/json": OwnPresence } } };
const presence = client as unknown as Client<{
    "/me/presence": { get: Answered; put: Answered & Asked };
}>;

export const ownPresenceQuery = queryOptions({
    queryKey: ["presence", "me"],
    queryFn: async ({ signal }): Promise<OwnPresence> =>
        bodyOf(await presence.GET("/me/presence", { signal })),
});

export async function changeOwnPresence(body: OwnPresence): Promise<OwnPresence> {
    return bodyOf(await presence.PUT("/me/presence", { body }));
}

export const nothingSaid: OwnPresence = { status: "available", text: "", until: null };
export const mostCharacters = 100;
