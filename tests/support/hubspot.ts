// What stands for HubSpot on loopback, after its documentation: OAuth 2.0 with PKCE, and what it says of a token.
// Everybody who comes is signed in there already, as `person`.
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = { status: number; body?: unknown; location?: string };
type Asked = { challenge: string; redirect: string };

const api = "/oauth/2026-03";

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
    let text = "";
    for await (const part of request) text += String(part);
    return new URLSearchParams(text);
}

export class Hubspot {
    readonly client = { id: "kith-in-hubspot", secret: "s3cret: & + %" };
    person = { hub_id: 12345678, user_id: 7, user: "zoe@acme.test" };
    private readonly codes = new Map<string, Asked>();
    private readonly tokens = new Set<string>();

    private constructor(private readonly server: Server) {
        server.on("request", (request, response) => {
            void this.answer(request).then(({ status, body, location }) => {
                response.writeHead(status, location ? { location } : {});
                response.end(body === undefined ? "" : JSON.stringify(body));
            });
        });
    }

    static async start(): Promise<Hubspot> {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return new Hubspot(server);
    }

    get origin(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    stop(): Promise<void> {
        this.server.closeAllConnections();
        return new Promise((resolve) => this.server.close(() => resolve()));
    }

    private async answer(request: IncomingMessage): Promise<Answer> {
        const url = new URL(request.url ?? "/", this.origin);
        if (url.pathname === "/oauth/authorize") return this.authorize(url.searchParams);
        if (request.method !== "POST") return { status: 404 };
        const form = await formOf(request);
        if (form.get("client_id") !== this.client.id) return { status: 401 };
        if (form.get("client_secret") !== this.client.secret) return { status: 401 };
        if (url.pathname === `${api}/token`) return this.redeem(form);
        return url.pathname === `${api}/token/introspect` ? this.tell(form) : { status: 404 };
    }

    private authorize(asked: URLSearchParams): Answer {
        const redirect = asked.get("redirect_uri") ?? "";
        const isFine = asked.get("client_id") === this.client.id && asked.get("scope") === "oauth";
        if (!isFine || asked.get("code_challenge_method") !== "S256") return { status: 400 };
        const code = randomUUID();
        this.codes.set(code, { challenge: asked.get("code_challenge") ?? "", redirect });
        const back = new URL(redirect);
        back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
        return { status: 302, location: back.href };
    }

    private redeem(form: URLSearchParams): Answer {
        const asked = this.codes.get(form.get("code") ?? "");
        this.codes.delete(form.get("code") ?? "");
        const verifier = form.get("code_verifier") ?? "";
        const challenge = createHash("sha256").update(verifier).digest("base64url");
        const isFine =
            asked?.challenge === challenge && asked.redirect === form.get("redirect_uri");
        if (!isFine) return { status: 400, body: { error: "invalid_grant" } };
        const access_token = randomUUID();
        this.tokens.add(access_token);
        return { status: 200, body: { access_token, token_type: "bearer", expires_in: 1800 } };
    }

    private tell(form: URLSearchParams): Answer {
        const token = form.get("token") ?? "";
        if (!this.tokens.has(token)) return { status: 200, body: { active: false } };
        const about = { active: true, token, token_use: "access_token", scopes: ["oauth"] };
        return { status: 200, body: { ...about, client_id: this.client.id, ...this.person } };
    }
}
