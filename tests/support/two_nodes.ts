// Two nodes over one PostgreSQL database, behind one address.
import { randomBytes } from "node:crypto";
import { createDatabase } from "./database";
import { Front } from "./front";
import { Kith } from "./kith";

export class TwoNodes {
    private constructor(
        /** As people reach the nodes: by the address of the front. */
        readonly kith: Kith,
        readonly second: Kith,
        private readonly front: Front,
    ) {}

    /** With these settings each; they tell each other what changed by PostgreSQL if nothing else is said. */
    static async start(settings: string[] = []): Promise<TwoNodes> {
        const front = await Front.open();
        const database = await createDatabase();
        const shared = [...settings, "--public-url", front.url];
        shared.push("--server-key", randomBytes(32).toString("hex"));
        const first = await Kith.startOn(database, shared);
        // Its link to set up is the one that counts: it was printed last.
        const second = await Kith.startOn({ ...database, drop: async () => undefined }, shared);
        front.serve([first.url, second.url]);
        first.url = front.url;
        first.setupUrl = second.setupUrl;
        return new TwoNodes(first, second, front);
    }

    async stop(): Promise<void> {
        await this.front.close();
        await this.second.stop();
        await this.kith.stop();
    }

    get log(): string {
        return `${this.kith.log}\n--- the second node\n${this.second.log}`;
    }
}
