// What one password hash costs on one core, at the parameters that the peers use. Start it with: taskset -c 0
import fs from "node:fs";
import { createRequire } from "node:module";
import { scryptSync } from "node:crypto";
import { password } from "./lib/names.mjs";
import { run } from "./lib/place.mjs";

const argon2 = createRequire(`${run}/directus/x.js`)("argon2");

function cpuSeconds() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
}

async function measure(name, hash, count) {
    await hash();
    const before = { cpu: cpuSeconds(), at: Date.now() };
    for (let i = 0; i < count; i++) await hash();
    const spent = cpuSeconds() - before.cpu;
    const line = {
        w: "HASH",
        name,
        ms_cpu: +((spent / count) * 1e3).toFixed(1),
        per_cpu_s: +(count / spent).toFixed(1),
        ms_wall: +((Date.now() - before.at) / count).toFixed(1),
    };
    console.log(JSON.stringify(line));
    fs.mkdirSync(`${run}/results`, { recursive: true });
    fs.appendFileSync(`${run}/results/hash.txt`, JSON.stringify(line) + "\n");
}

function argon2id(memoryCost, timeCost, parallelism) {
    return () => argon2.hash(password, { type: argon2.argon2id, memoryCost, timeCost, parallelism });
}

const scrypt = () =>
    scryptSync(password, "salt-salt-salt-1", 64, { N: 16384, r: 16, p: 1, maxmem: 128 * 16384 * 16 * 2 });
await measure("scrypt N=16384 r=16 p=1 (Better Auth default)", scrypt, 10);
await measure("argon2id m=64MiB t=3 p=4 (Directus default)", argon2id(65536, 3, 4), 8);
await measure("argon2id m=19MiB t=2 p=1 (OWASP minimum, and Kith)", argon2id(19456, 2, 1), 20);
await measure("argon2id m=7MiB t=5 p=1 (Keycloak default)", argon2id(7168, 5, 1), 20);
