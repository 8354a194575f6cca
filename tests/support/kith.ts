// The real binary on a fresh database: started for one story, stopped after it.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase, type Database } from "./database";
import { Person } from "./person";

export type Engine = "sqlite" | "postgres";

export type Mail = {
    to: string;
    from: string;
    subject: string;
    text: string;
    html: string;
    links: string[];
    /** Empty where nothing can be stopped. */
    stop_url: string;
    sent_at: string;
};

const startWithinMs = 20_000;
const stopWithinMs = 5_000;
const binary = process.env.KITH_BIN ?? path.resolve(import.meta.dirname, "../../build/test/kith");

export const password = "a long enough password";

export class Kith {
    url = "";
    /** Empty once an account exists. */
    setupUrl = "";
    log = "";

    private constructor(
        private readonly process: ChildProcess,
        private readonly folder: string,
        private readonly database: Database | undefined,
    ) {}

    static async start(engine: Engine, settings: string[] = []): Promise<Kith> {
        return Kith.startOn(engine === "postgres" ? await createDatabase() : undefined, settings);
    }

    /** On that database, which is dropped in the end; on SQLite where none is given. */
    static async startOn(database: Database | undefined, settings: string[] = []): Promise<Kith> {
        const folder = await mkdtemp(path.join(tmpdir(), "kith-story-"));
        const arguments_ = ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", folder];
        arguments_.push(...settings);
        if (database) arguments_.push("--database", database.url);
        const child = spawn(binary, arguments_, { stdio: ["ignore", "pipe", "pipe"] });
        const kith = new Kith(child, folder, database);
        try {
            await kith.ready();
        } catch (error) {
            await kith.stop();
            throw error;
        }
        return kith;
    }

    /** As a machine that loses its power. */
    async kill(): Promise<void> {
        await this.end("SIGKILL");
    }

    async stop(): Promise<void> {
        await this.end();
        await this.database?.drop();
        await rm(this.folder, { recursive: true, force: true });
    }

    /** Newest first. */
    async mailTo(address: string): Promise<Mail[]> {
        const response = await fetch(`${this.url}/dev/mail.json?to=${encodeURIComponent(address)}`);
        if (!response.ok) throw new Error(`GET /dev/mail.json answered ${response.status}`);
        return (await response.json()) as Mail[];
    }

    async invitationLinkTo(address: string): Promise<string> {
        const [mail] = await this.mailTo(address);
        const link = mail?.links.find((url) => url.includes("/invitations/"));
        if (!link) throw new Error(`no invitation was mailed to ${address}`);
        return link;
    }

    async invitationTokenTo(address: string): Promise<string> {
        return new URL(await this.invitationLinkTo(address)).pathname.split("/").at(-1) ?? "";
    }

    /** To join by oneself, with the address that it was mailed to. */
    async signUpLinkTo(address: string): Promise<string> {
        const [mail] = await this.mailTo(address);
        const link = mail?.links.find((url) => url.includes("/signup/"));
        if (!link) throw new Error(`no link to sign up was mailed to ${address}`);
        return link;
    }

    async signUpTokenTo(address: string): Promise<string> {
        return new URL(await this.signUpLinkTo(address)).pathname.split("/").at(-1) ?? "";
    }

    async resetLinkTo(address: string): Promise<string> {
        const [mail] = await this.mailTo(address);
        const link = mail?.links.find((url) => url.includes("/reset?token="));
        if (!link) throw new Error(`no link for a new password was mailed to ${address}`);
        return link;
    }

    async resetTokenTo(address: string): Promise<string> {
        return new URL(await this.resetLinkTo(address)).searchParams.get("token") ?? "";
    }

    async advance(seconds: number): Promise<void> {
        const response = await fetch(`${this.url}/dev/clock`, {
            method: "POST",
            headers: { "Content-Type": "application/json", Origin: this.url },
            body: JSON.stringify({ advance_seconds: seconds }),
        });
        if (response.status !== 204) throw new Error(`POST /dev/clock answered ${response.status}`);
    }

    get setupToken(): string {
        return new URL(this.setupUrl).searchParams.get("token") ?? "";
    }

    somebody(email = ""): Person {
        return new Person(this.url, email, password);
    }

    private async ready(): Promise<void> {
        await new Promise<void>((resolve, reject) => {
            const timer = setTimeout(() => reject(this.notReady("in time")), startWithinMs);
            this.process.once("error", reject);
            this.process.once("exit", (code) => reject(this.notReady(`(exit ${code})`)));
            this.process.stderr?.on("data", (chunk) => (this.log += chunk));
            this.process.stdout?.on("data", (chunk) => {
                this.log += chunk;
                if (this.readAddresses()) resolve();
            });
            this.process.once("exit", () => clearTimeout(timer));
        });
    }

    // A fresh server prints both lines, in either order.
    private readAddresses(): boolean {
        this.url = /^Listening on (http:\/\/\S+?)\/?$/m.exec(this.log)?.[1] ?? "";
        this.setupUrl = /^Set up: (http:\/\/\S+)$/m.exec(this.log)?.[1] ?? "";
        return this.url !== "" && this.setupUrl !== "";
    }

    private notReady(how: string): Error {
        return new Error(`kith did not start ${how}: ${binary}\n${this.log}`);
    }

    private async end(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
        const { exitCode, signalCode, pid } = this.process;
        if (exitCode !== null || signalCode !== null || pid === undefined) return;
        const ended = new Promise((resolve) => this.process.once("exit", resolve));
        this.process.kill(signal);
        const timer = setTimeout(() => this.process.kill("SIGKILL"), stopWithinMs);
        await ended;
        clearTimeout(timer);
    }
}
