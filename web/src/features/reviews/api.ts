// Access reviews: running them, and deciding about people, signed in or by the link of a mail.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import { reviewsKey } from "../../lib/reviews";

export type Undecided = "keep" | "end";
export type Outcome =
    "open" | "kept" | "removed" | "limited" | "not_reviewed" | "ended" | "left" | "gone";
export type Totals = Record<Outcome | "people", number>;
export type Review = {
    id: string;
    /** Whose holders are asked about; null: the people from outside. */
    role: string | null;
    state: "preparing" | "open" | "closed";
    undecided: Undecided;
    started_by: { id: string; display_name: string };
    started_at: string;
    due_at: string;
    closed_at: string | null;
    called_off: boolean;
    may_run: boolean;
    totals: Totals | null;
};
export type ReviewPerson = {
    id: string;
    display_name: string;
    email: string;
    kind: string;
    state: string;
    created_at: string;
    last_seen_at: string | null;
    valid_until: string | null;
    added_by: string | null;
    reviewer: { id: string; display_name: string };
    outcome: Outcome;
    until: string | null;
    because: string | null;
    decided_by: string | null;
    decided_at: string | null;
    may_decide: boolean;
    seen: string;
};
export type Choice = {
    member: string;
    decision: "keep" | "remove" | "until";
    until?: string;
    seen: string;
};
export type NewReview = { role?: string; due_at: string; undecided: Undecided };
export type ReviewLink = People & {
    account_name: string;
    reviewer_name: string;
    started_by: string;
    state: Review["state"];
    due_at: string;
    undecided: Undecided;
};
export type Plan = { every_months: number | null; days: number; undecided: Undecided };
export type PlanVersion = { plan: Plan & { next_at: string | null }; etag: string | null };

type People = { items: ReviewPerson[]; next_cursor: string | null };
type Reviews = { items: Review[]; next_cursor: string | null };
type Page = { limit?: number; cursor?: string };

const pageSize = 50;
const pageOf = (cursor: string): Page => ({ limit: pageSize, ...(cursor && { cursor }) });

export function reviewListQuery(account: string) {
    return infiniteQueryOptions({
        queryKey: [...reviewsKey(account), "list"],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<Reviews> => {
            const params = { path: { account }, query: pageOf(pageParam) };
            return bodyOf(await client.GET("/accounts/{account}/reviews", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export function reviewQuery(account: string, review: string) {
    return queryOptions({
        queryKey: [...reviewsKey(account), "one", review],
        queryFn: async ({ signal }): Promise<Review> => {
            const params = { path: { account, review } };
            const path = "/accounts/{account}/reviews/{review}";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        // It is prepared within a moment, and says so by no frame.
        refetchInterval: ({ state }) => (state.data?.state === "preparing" ? 1000 : false),
    });
}

export function peopleQuery(account: string, review: string) {
    return infiniteQueryOptions({
        queryKey: [...reviewsKey(account), "people", review],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<People> => {
            const params = { path: { account, review }, query: pageOf(pageParam) };
            const path = "/accounts/{account}/reviews/{review}/people";
            return bodyOf(await client.GET(path, { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}

export async function startReview(account: string, body: NewReview, key: string): Promise<Review> {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(await client.POST("/accounts/{account}/reviews", { params, body, headers }));
}

export async function callOff(account: string, review: string, key: string): Promise<Review> {
    const params = { path: { account, review } };
    const path = "/accounts/{account}/reviews/{review}/call-off";
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}

export async function decide(
    account: string,
    review: string,
    body: Choice,
    key: string,
): Promise<ReviewPerson> {
    const params = { path: { account, review } };
    const path = "/accounts/{account}/reviews/{review}/decisions";
    return bodyOf(await client.POST(path, { params, body, headers: once(key) }));
}

/** The addresses of its files. */
export function reportAddress(account: string, review: string, part: string): string {
    return `/api/v1/accounts/${account}/reviews/${review}/${part}`;
}

export function linkQuery(token: string) {
    return infiniteQueryOptions({
        queryKey: ["review_link", token],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ReviewLink> => {
            const params = { path: { token }, query: pageOf(pageParam) };
            return bodyOf(await client.GET("/public/reviews/{token}", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        retry: false,
    });
}

export async function decideByLink(
    token: string,
    body: Choice,
    key: string,
): Promise<ReviewPerson> {
    const params = { path: { token } };
    const path = "/public/reviews/{token}/decisions";
    return bodyOf(await client.POST(path, { params, body, headers: once(key) }));
}

const planPath = "/accounts/{account}/review-plan";

export function planQuery(account: string) {
    return queryOptions({
        queryKey: [...reviewsKey(account), "plan"],
        queryFn: async ({ signal }): Promise<PlanVersion> => {
            const answer = await client.GET(planPath, { params: { path: { account } }, signal });
            return { plan: bodyOf(answer), etag: answer.response.headers.get("ETag") };
        },
    });
}

/** Refused as stale when it is not that version any more. */
export async function savePlan(
    account: string,
    body: Plan,
    etag: string | null,
): Promise<PlanVersion> {
    const headers = etag ? { "If-Match": etag } : {};
    const answer = await client.PUT(planPath, { params: { path: { account } }, body, headers });
    return { plan: bodyOf(answer), etag: answer.response.headers.get("ETag") };
}
