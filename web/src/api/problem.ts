export type FieldRefusal = { row?: number; field: string; code: string; message: string };

type ProblemDocument = {
    title?: string;
    detail?: string;
    code?: string;
    request_id?: string;
    errors?: FieldRefusal[];
} & Record<string, unknown>;

/** A call that was refused (status 4xx), failed (5xx) or never reached the server (status 0). */
export class Problem extends Error {
    readonly status: number;
    readonly code: string;
    readonly detail: string;
    readonly errors: FieldRefusal[];
    readonly requestId: string | undefined;
    /** Members beyond RFC 9457, such as `account` and `inviter` of a dead invitation. */
    readonly more: Record<string, unknown>;

    constructor(status: number, document: ProblemDocument) {
        super(document.detail ?? document.title ?? `HTTP ${status}`);
        this.name = "Problem";
        this.status = status;
        this.code = document.code ?? (status === 0 ? "unreachable" : "unknown");
        this.detail = document.detail ?? "";
        this.errors = document.errors ?? [];
        this.requestId = document.request_id;
        this.more = document;
    }

    /** Nobody knows whether the server did it: the same submit is sent again with the same key. */
    get outcomeUnknown(): boolean {
        return this.status === 0 || this.status >= 500 || this.code === "try_again";
    }
}

export function isProblem(error: unknown, status?: number): error is Problem {
    return error instanceof Problem && (status === undefined || error.status === status);
}

export async function readProblem(response: Response): Promise<Problem> {
    const document = await response.json().catch(() => ({}));
    const requestId = response.headers.get("x-request-id") ?? undefined;
    return new Problem(response.status, { request_id: requestId, ...document });
}
