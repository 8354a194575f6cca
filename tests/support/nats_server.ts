// A NATS server that can be killed, and comes back at the same address.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const startWithinMs = 5_000;

export class NatsServer {
    private process: ChildProcess | undefined;

    private constructor(private readonly port: number) {}

    static async start(): Promise<NatsServer> {
        const nats = new NatsServer(await freePort());
        await nats.startAgain();
        return nats;
    }

    get url(): string {
        return `nats://127.0.0.1:${this.port}`;
    }

    async startAgain(): Promise<void> {
        const where = ["-a", "127.0.0.1", "-p", String(this.port)];
        this.process = spawn("nats-server", where, { stdio: "ignore" });
        await once(this.process, "spawn");
        const deadline = Date.now() + startWithinMs;
        while (!(await isOpen(this.port))) {
            if (Date.now() > deadline) throw new Error("nats-server did not start");
            await sleep(20);
        }
    }

    async kill(): Promise<void> {
        if (!this.process || this.process.exitCode !== null) return;
        const ended = once(this.process, "exit");
        this.process.kill("SIGKILL");
        await ended;
        this.process = undefined;
    }
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    return port;
}

async function isOpen(port: number): Promise<boolean> {
    const socket = connect(port, "127.0.0.1");
    try {
        await once(socket, "connect");
        return true;
    } catch {
        return false;
    } finally {
        socket.destroy();
    }
}
