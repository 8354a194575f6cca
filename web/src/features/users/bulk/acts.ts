// What can be done to many users at once: the server does it, each by the same rules as to one.
import { bodyOf, client, once } from "../../../api/client";
import type { BulkChange, Job, JobLine, TeamRef } from "../../../api/types";

export type Act =
    | { kind: "active"; active: boolean }
    | { kind: "role"; role: string; give: boolean }
    | { kind: "license"; product: string; give: boolean }
    | { kind: "team"; team: TeamRef; give: boolean };

export type Whom = Pick<BulkChange, "ids" | "filter">;

export async function changeMany(account: string, whom: Whom, act: Act, key: string): Promise<Job> {
    const params = { path: { account } };
    const body = { ...whom, ...wordsOf(act) };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/users/bulk", { params, body, headers }));
}

/** Making somebody inactive takes more away than undoing it gives back. */
export function mayUndo(act: Act): boolean {
    return act.kind !== "active";
}

/** Everybody for whom it was refused, with the reason. */
export async function refusedLines(account: string, { id, failed }: Job): Promise<JobLine[]> {
    const lines: JobLine[] = [];
    let cursor: string | null | undefined;
    while (lines.length < failed) {
        const query = { outcome: "error", limit: 200, ...(cursor && { cursor }) } as const;
        const params = { path: { account, job: id }, query };
        const page = bodyOf(await client.GET("/accounts/{account}/jobs/{job}/lines", { params }));
        lines.push(...page.items);
        cursor = page.next_cursor;
        if (!cursor) break;
    }
    return lines;
}

function wordsOf(act: Act) {
    switch (act.kind) {
        case "active":
            return { act: act.active ? "activate" : "deactivate" } as const;
        case "role":
            return { act: act.give ? "add_role" : "remove_role", role: act.role } as const;
        case "license":
            return {
                act: act.give ? "give_license" : "take_license",
                product: act.product,
            } as const;
        case "team":
            return { act: act.give ? "add_team" : "remove_team", team: act.team.id } as const;
    }
}
