import { infiniteQueryOptions, type QueryClient } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Job, JobLinePage, JobPage, JobSend, LineOutcome } from "../../api/types";
import { jobsKey } from "../../lib/jobs";
import { refreshSoon } from "../../lib/refresh_soon";

export function jobsQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: [...jobsKey(account), "list"] as const,
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<JobPage> => {
            const query = { limit: 10, ...(pageParam && { cursor: pageParam }) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/jobs", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

/** Which of the lines are shown: those of one outcome, those that Undo left, or all. */
export type Shown = LineOutcome | "not_undone" | "";

export function linesQuery(account: string, job: Job, shown: Shown) {
    return infiniteQueryOptions({
        // What has been done since is another list.
        queryKey: [...jobsKey(account), job.id, "lines", shown, job.state, job.undoing] as const,
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<JobLinePage> => {
            const query = {
                limit: 50,
                ...(shown === "not_undone" ? { not_undone: true } : shown && { outcome: shown }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account, job: job.id }, query };
            const path = "/accounts/{account}/jobs/{job}/lines";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

/** A live frame tells of a job: what is shown of it is asked for anew. */
export function jobUpdated(queries: QueryClient, account: string) {
    refreshSoon(queries, jobsKey(account));
}

type Upload = { file: File; send: JobSend; columns?: string };

export async function upload(account: string, wanted: Upload, key: string): Promise<Job> {
    const { file, send, columns } = wanted;
    const query = { dry_run: true, send, name: file.name, ...(columns && { columns }) };
    return bodyOf(
        await client.POST("/accounts/{account}/users/import", {
            params: { path: { account }, query },
            body: file as never,
            bodySerializer: (body: unknown) => body,
            headers: { "Content-Type": "text/csv", ...once(key) },
        }),
    );
}

/** An address to load with the browser itself: it becomes a file. */
export function failedLinesUrl(account: string, job: string): string {
    return `/api/v1/accounts/${account}/jobs/${job}/failed`;
}
