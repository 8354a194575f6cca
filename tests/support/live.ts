// A WebSocket of somebody signed in (RFC 6455): keeps every frame that arrives, and how it ended.
import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Duplex } from "node:stream";

export type Frame = { type: string; seq: number; data: any };

const opcodes = { text: 1, close: 8 } as const;
const patienceMs = 5_000;

export class Live {
    readonly frames: Frame[] = [];
    /** Of the server, once it ended it. */
    closeCode: number | undefined;
    private unread = Buffer.alloc(0);
    private readonly waiting = new Set<() => void>();

    private constructor(private readonly socket: Duplex) {
        socket.on("data", (data: Buffer) => this.take(data));
        socket.on("error", () => undefined);
    }

    /** Resolves after the greeting, so that nothing later is missed. */
    static async open(address: string, cookie: string): Promise<Live> {
        const url = new URL(address);
        const headers = {
            Connection: "Upgrade",
            Upgrade: "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
            Origin: url.origin,
            Cookie: cookie,
        };
        const live = await new Promise<Live>((resolve, reject) => {
            const asking = request(url, { headers });
            asking.on("upgrade", (_, socket, head) => {
                const live = new Live(socket);
                live.take(head);
                resolve(live);
            });
            asking.on("response", ({ statusCode }) => reject(new Error(`answered ${statusCode}`)));
            asking.on("error", reject);
            asking.end();
        });
        await live.next(({ type }) => type === "hello");
        return live;
    }

    /** The first frame of that kind, come already or about to. */
    async next(fits: (frame: Frame) => boolean): Promise<Frame> {
        await this.until(() => this.frames.some(fits), "frame");
        return this.frames.find(fits) as Frame;
    }

    /** The code it was closed with. */
    async end(): Promise<number> {
        await this.until(() => this.closeCode !== undefined, "end");
        return this.closeCode as number;
    }

    close() {
        this.socket.destroy();
    }

    private async until(isSo: () => boolean, what: string): Promise<void> {
        const deadline = Date.now() + patienceMs;
        while (!isSo()) {
            const left = deadline - Date.now();
            if (left <= 0) throw new Error(`no ${what}: ${JSON.stringify(this.frames)}`);
            await new Promise<void>((resolve) => {
                const timer = setTimeout(resolve, left);
                this.waiting.add(() => (clearTimeout(timer), resolve()));
            });
        }
    }

    private take(data: Buffer) {
        this.unread = Buffer.concat([this.unread, data]);
        for (let frame = this.whole(); frame; frame = this.whole()) {
            if (frame.opcode === opcodes.text) this.frames.push(JSON.parse(String(frame.payload)));
            if (frame.opcode === opcodes.close) this.closeCode = frame.payload.readUInt16BE(0);
        }
        this.waiting.forEach((wake) => wake());
        this.waiting.clear();
    }

    // A server's frame is never masked, and Kith's are never split.
    private whole(): { opcode: number; payload: Buffer } | undefined {
        const { unread } = this;
        if (unread.length < 2) return undefined;
        const short = (unread[1] ?? 0) & 0x7f;
        const begin = short < 126 ? 2 : short === 126 ? 4 : 10;
        if (unread.length < begin) return undefined;
        const length =
            short < 126
                ? short
                : short === 126
                  ? unread.readUInt16BE(2)
                  : Number(unread.readBigUInt64BE(2));
        if (unread.length < begin + length) return undefined;
        this.unread = unread.subarray(begin + length);
        return {
            opcode: (unread[0] ?? 0) & 0x0f,
            payload: unread.subarray(begin, begin + length),
        };
    }
}
