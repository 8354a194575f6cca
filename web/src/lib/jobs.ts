// Work that the server does on many users: how far it is, and what can be done about it.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Job } from "../api/types";

const askAgainMs = 1000;

export function jobsKey(account: string) {
    return ["accounts", account, "jobs"] as const;
}

/** While it runs it is asked for again and again: its progress is not worth an entry in the log. */
export function jobQuery(account: string, job: string) {
    return queryOptions({
        queryKey: [...jobsKey(account), job] as const,
        queryFn: async ({ signal }): Promise<Job> => {
            const params = { path: { account, job } };
            return bodyOf(await client.GET("/accounts/{account}/jobs/{job}", { params, signal }));
        },
        refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? askAgainMs : false),
    });
}

export function isOpen({ state }: Job): boolean {
    return state === "queued" || state === "running";
}

export type Step = "run" | "cancel" | "undo";

export async function takeStep(account: string, job: string, step: Step): Promise<Job> {
    const params = { path: { account, job } };
    switch (step) {
        case "run":
            return bodyOf(await client.POST("/accounts/{account}/jobs/{job}/run", { params }));
        case "cancel":
            return bodyOf(await client.POST("/accounts/{account}/jobs/{job}/cancel", { params }));
        case "undo":
            return bodyOf(await client.POST("/accounts/{account}/jobs/{job}/undo", { params }));
    }
}
