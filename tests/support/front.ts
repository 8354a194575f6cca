// The one address of several nodes, as a load balancer gives it: asks each by /readyz whether it
// serves, and hands every connection to one that does.
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

type Node = { url: string; serves: boolean };

const lookEveryMs = 200;

/**
 * Who sends the cookie `node=2` gets the second one as long as it serves. A WebSocket goes where
 * the others of its session went, each new session to the next; everything else goes around.
 */
export class Front {
    private nodes: Node[] = [];
    private turns = 0;
    private readonly sessions = new Map<string, number>();
    private readonly sockets = new Set<Socket>();
    private looking: ReturnType<typeof setInterval> | undefined;

    private constructor(
        private readonly server: Server,
        readonly url: string,
    ) {}

    static async open(): Promise<Front> {
        const server = createServer();
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        const front = new Front(
            server,
            `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        );
        server.on("connection", (client) => front.welcome(client));
        return front;
    }

    /** REQUIRES: they serve. */
    serve(urls: string[]) {
        this.nodes = urls.map((url) => ({ url, serves: true }));
        this.looking = setInterval(() => void this.look(), lookEveryMs);
    }

    async close() {
        clearInterval(this.looking);
        this.sockets.forEach((socket) => socket.destroy());
        const closed = once(this.server, "close");
        this.server.close();
        await closed;
    }

    private async look() {
        for (const node of this.nodes) node.serves = await isReady(node.url);
    }

    private welcome(client: Socket) {
        this.keep(client);
        client.once("data", (head) => {
            client.pause();
            const at = this.place(String(head));
            const around = this.nodes.map((_, turn) => this.nodes[(at + turn) % this.nodes.length]);
            this.join(client, head, around.filter((node) => node?.serves) as Node[]);
        });
    }

    private place(head: string): number {
        const cookies = /^cookie: *(.*?)\r?$/im.exec(head)?.[1] ?? "";
        const named = /\bnode=(\d+)/.exec(cookies)?.[1];
        if (named !== undefined) return Number(named) - 1;
        if (!/^upgrade:/im.test(head)) return this.turns++;
        const place = this.sessions.get(cookies) ?? this.sessions.size;
        this.sessions.set(cookies, place);
        return place;
    }

    /** The first that takes the connection has it; where none does, the client is hung up on. */
    private join(client: Socket, head: Buffer | string, [node, ...others]: Node[]) {
        if (!node) return client.destroy();
        const { hostname, port } = new URL(node.url);
        const server = connect(Number(port), hostname);
        this.keep(server);
        let isJoined = false;
        server.once("connect", () => {
            isJoined = true;
            server.write(head);
            server.pipe(client).pipe(server);
        });
        server.once("close", () => {
            if (isJoined) return client.destroy();
            node.serves = false;
            this.join(client, head, others);
        });
        client.once("close", () => server.destroy());
    }

    private keep(socket: Socket) {
        this.sockets.add(socket);
        socket.on("error", () => socket.destroy());
        socket.on("close", () => this.sockets.delete(socket));
    }
}

async function isReady(url: string): Promise<boolean> {
    try {
        return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
        return false;
    }
}
