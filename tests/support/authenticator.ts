// The app that makes the codes of two-step sign-in (RFC 6238).
import { createHmac } from "node:crypto";
import type { Kith } from "./kith";
import type { Person } from "./person";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepSeconds = 30;

function fromBase32(text: string): Buffer {
    const bits = [...text.replaceAll(" ", "")]
        .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
        .join("");
    return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

function codeAt(secret: Buffer, seconds: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(seconds / stepSeconds)));
    const mac = createHmac("sha1", secret).update(counter).digest();
    const at = mac[19]! & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export class Authenticator {
    private readonly secret: Buffer;
    private ahead = 0;

    constructor(
        private readonly kith: Kith,
        secret: string,
    ) {
        this.secret = fromBase32(secret);
    }

    now(): string {
        return codeAt(this.secret, Date.now() / 1000 + this.ahead);
    }

    /** Of the next step: a code that was used is not taken again. */
    async next(): Promise<string> {
        await this.advance(stepSeconds);
        return this.now();
    }

    /** None of those that would be taken. */
    wrong(): string {
        const near = [-2, -1, 0, 1, 2].map((step) =>
            codeAt(this.secret, Date.now() / 1000 + this.ahead + step * stepSeconds),
        );
        const codes = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(6));
        return codes.find((code) => !near.includes(code))!;
    }

    async advance(seconds: number): Promise<void> {
        await this.kith.advance(seconds);
        this.ahead += seconds;
    }
}

/** Turned on by somebody who is signed in; with the recovery codes. */
export async function withSecondFactor(kith: Kith, person: Person) {
    const begun = await person.post("/me/totp");
    if (begun.status !== 201) throw new Error(`setting up answered ${JSON.stringify(begun)}`);
    const app = new Authenticator(kith, begun.body.secret);
    const confirmed = await person.post("/me/totp/confirm", { code: app.now() });
    if (confirmed.status !== 200) throw new Error(`confirming answered ${JSON.stringify(confirmed)}`);
    return { app, recoveryCodes: confirmed.body.recovery_codes as string[] };
}
