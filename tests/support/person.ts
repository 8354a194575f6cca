// Somebody who uses Kith over HTTP: keeps their cookies as a browser would, and nothing else.
import { randomUUID } from "node:crypto";
import { Live } from "./live";

export type Answer = {
    status: number;
    headers: Headers;
    // What the contract says stands there; stories read it without types.
    body: any;
};

type Call = {
    body?: unknown;
    /** Sent as it is, with the content type of `headers`, instead of `body` as JSON. */
    raw?: string;
    headers?: Record<string, string>;
};

export class Person {
    private readonly cookies = new Map<string, string>();

    constructor(
        private readonly url: string,
        readonly email = "",
        readonly password = "",
    ) {}

    get(path: string, call: Call = {}): Promise<Answer> {
        return this.call("GET", path, call);
    }

    post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
        return this.call("POST", path, { body, headers });
    }

    patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
        return this.call("PATCH", path, { body, headers });
    }

    put(path: string, body?: unknown): Promise<Answer> {
        return this.call("PUT", path, { body });
    }

    delete(path: string): Promise<Answer> {
        return this.call("DELETE", path);
    }

    /** A socket for the live frames of an account. */
    watch(account: string): Promise<Live> {
        return Live.open(`${this.url}/api/v1/accounts/${account}/live`, this.cookie());
    }

    signIn(login = this.email, password = this.password): Promise<Answer> {
        return this.post("/auth/login", { login, password });
    }

    signOut(): Promise<Answer> {
        return this.post("/auth/logout");
    }

    async call(method: string, path: string, call: Call = {}): Promise<Answer> {
        const response = await fetch(`${this.url}/api/v1${path}`, {
            method,
            headers: { ...this.headers(method, call), ...call.headers },
            body: call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
        });
        this.keepCookies(response);
        const text = await response.text();
        return {
            status: response.status,
            headers: response.headers,
            body: text && isJson(response) ? JSON.parse(text) : text,
        };
    }

    private headers(method: string, call: Call): Record<string, string> {
        const cookie = this.cookie();
        return {
            ...(cookie && { Cookie: cookie }),
            ...(method !== "GET" && { Origin: this.url }),
            ...(method === "POST" && { "Idempotency-Key": randomUUID() }),
            ...(call.body !== undefined && { "Content-Type": "application/json" }),
        };
    }

    private cookie(): string {
        return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    }

    private keepCookies(response: Response) {
        for (const line of response.headers.getSetCookie()) {
            const [pair = ""] = line.split(";");
            const [name = "", value = ""] = pair.split("=");
            if (value === "" || /max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
            else this.cookies.set(name, value);
        }
    }
}

function isJson(response: Response): boolean {
    return /\bjson\b/.test(response.headers.get("content-type") ?? "");
}
