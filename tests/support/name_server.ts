// A name server (RFC 1035) that knows the TXT records a story gives it, and no other name.
import { createSocket, type Socket } from "node:dgram";

const headLength = 12;
const types = { txt: 16 } as const;
const flags = { answer: 0x8400, noSuchName: 0x8403 } as const;

export class NameServer {
    private readonly texts = new Map<string, string[]>();
    /** Names that were asked for, in order. */
    readonly asked: string[] = [];

    private constructor(private readonly socket: Socket) {
        socket.on("message", (question, { port, address }) =>
            socket.send(this.answerTo(question), port, address),
        );
    }

    static async start(): Promise<NameServer> {
        const socket = createSocket("udp4");
        await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
        return new NameServer(socket);
    }

    get address(): string {
        return `127.0.0.1:${this.socket.address().port}`;
    }

    set(name: string, ...texts: string[]) {
        this.texts.set(name.toLowerCase(), texts);
    }

    stop(): Promise<void> {
        return new Promise((resolve) => this.socket.close(() => resolve()));
    }

    private answerTo(message: Buffer): Buffer {
        const { name, end } = questionIn(message);
        this.asked.push(name);
        const texts = this.texts.get(name);
        const head = Buffer.alloc(headLength);
        message.copy(head, 0, 0, 2);
        head.writeUInt16BE(texts ? flags.answer : flags.noSuchName, 2);
        head.writeUInt16BE(1, 4);
        head.writeUInt16BE(texts?.length ?? 0, 6);
        return Buffer.concat([
            head,
            message.subarray(headLength, end),
            ...(texts ?? []).map(record),
        ]);
    }
}

function questionIn(message: Buffer): { name: string; end: number } {
    const labels: string[] = [];
    let at = headLength;
    for (let length = message[at]; length; length = message[at]) {
        labels.push(message.toString("ascii", at + 1, at + 1 + length));
        at += 1 + length;
    }
    // The empty label, the type and the class.
    return { name: labels.join(".").toLowerCase(), end: at + 5 };
}

/** A text of up to 255 bytes; the name is that of the question. */
function record(text: string): Buffer {
    const length = Buffer.byteLength(text);
    const head = Buffer.from([
        0xc0,
        headLength,
        0,
        types.txt,
        0,
        1,
        0,
        0,
        0,
        0,
        0,
        length + 1,
        length,
    ]);
    return Buffer.concat([head, Buffer.from(text)]);
}
