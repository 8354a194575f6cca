// An authenticator: writes a new public key (COSE, in base64), then the signature of each line, both in base64url.
import { generateKeyPairSync, sign } from "node:crypto";
import { createInterface } from "node:readline";

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

// RFC 9053 7.1.1: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
function cose() {
    const { x, y } = publicKey.export({ format: "jwk" });
    const [head, between] = ["a5010203262001215820", "225820"].map((bytes) => Buffer.from(bytes, "hex"));
    return Buffer.concat([head, Buffer.from(x, "base64url"), between, Buffer.from(y, "base64url")]);
}

console.log(cose().toString("base64"));
for await (const line of createInterface({ input: process.stdin }))
    console.log(sign("sha256", Buffer.from(line, "base64url"), privateKey).toString("base64url"));
