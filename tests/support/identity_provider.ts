// A real OpenID provider (npm oidc-provider) on loopback, where people sign in by any password.
import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Claims = Record<string, unknown>;
type Client = Record<string, unknown>;

let keys = 0;

function newKey() {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: `key-${++keys}` };
}

/** The agent of its own is what refuses. */
function withoutAgent(options: RequestInit): RequestInit {
    return { ...options, dispatcher: undefined } as RequestInit;
}

export class IdentityProvider {
    private client: Client | undefined;
    private key = newKey();
    private provider: Provider;
    private readonly people = new Map<string, Claims>();

    private constructor(private readonly server: Server) {
        this.provider = this.make();
        server.on("request", (request, response) => this.provider.callback()(request, response));
    }

    static async start(): Promise<IdentityProvider> {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return new IdentityProvider(server);
    }

    get issuer(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    /** Who signs in there as `login`, and what it says of him. */
    knows(login: string, claims: Claims) {
        this.people.set(login, claims);
    }

    /** The client that Kith is to it. */
    register(client: Client) {
        this.client = { response_types: ["code"], grant_types: ["authorization_code"], ...client };
        this.provider = this.make();
    }

    /** Signs with another key from now on. */
    rotate() {
        this.key = newKey();
        this.provider = this.make();
    }

    stop(): Promise<void> {
        this.server.closeAllConnections();
        return new Promise((resolve) => this.server.close(() => resolve()));
    }

    private make(): Provider {
        return new Provider(this.issuer, {
            clients: this.client ? [this.client] : [],
            jwks: { keys: [this.key] },
            cookies: { keys: ["of a story"] },
            claims: {
                openid: ["sub"],
                email: ["email", "email_verified"],
                profile: ["given_name", "family_name"],
            },
            // Its own refuses addresses of this machine.
            fetch: (url: URL, options: RequestInit) => fetch(url, withoutAgent(options)),
            features: { backchannelLogout: { enabled: true } },
            findAccount: (_context: unknown, id: string) => ({
                accountId: id,
                claims: () => ({ sub: id, ...this.people.get(id) }),
            }),
        });
    }
}
