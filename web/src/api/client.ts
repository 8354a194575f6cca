// The only way from the pages to the server. A call answers its data or throws a Problem.
import createClient, { type Middleware } from "openapi-fetch";
import { announceSessionEnd } from "./session_end";
import { Problem, readProblem } from "./problem";
import { base, type Paths } from "./types";

const manners: Middleware = {
    onRequest({ request }) {
        if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
            request.headers.set("Idempotency-Key", newKey());
        }
        return request;
    },
    async onResponse({ response }) {
        if (!response.ok) throw heard(await readProblem(response));
    },
    onError({ error }) {
        if (error instanceof Problem || isAbort(error)) return undefined;
        return new Problem(0, {});
    },
};

function heard(problem: Problem): Problem {
    if (problem.code === "unauthenticated") announceSessionEnd();
    return problem;
}

export const client = createClient<Paths>({
    baseUrl: base,
    credentials: "same-origin",
    fetch: (request) => globalThis.fetch(request),
});
client.use(manners);

/** Header that makes a POST happen once, however often the same submit is sent. */
export function once(key: string) {
    return { "Idempotency-Key": key };
}

/** A v4 UUID. crypto.randomUUID exists only on https and loopback; a plain http host has the rest. */
export function newKey(): string {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** What a successful call brought. Without a body (204) it is undefined, and the caller knows. */
export function bodyOf<Body>(answer: { data?: Body }): Body {
    return answer.data as Body;
}

function isAbort(error: unknown): boolean {
    return error instanceof DOMException && error.name === "AbortError";
}
