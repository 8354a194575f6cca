// password-hash cost on one core: hashes per CPU-second at the parameters the peers use (and OWASP's small argon2id). Start under: taskset -c 0
import { createRequire } from "node:module";
import { scryptSync } from "node:crypto";
import fs from "node:fs";
const HERE = new URL(".", import.meta.url).pathname,
    RUN = process.env.RUN || process.cwd() + "/.run";
const argon2 = createRequire(RUN + "/directus/x.js")("argon2");
const cpu = () => {
    const u = process.cpuUsage();
    return (u.user + u.system) / 1e6;
};
async function m(name, fn, n) {
    await fn();
    const c = cpu(),
        t = Date.now();
    for (let i = 0; i < n; i++) await fn();
    const d = cpu() - c;
    const r = {
        w: "HASH",
        name,
        ms_cpu: +((d / n) * 1e3).toFixed(1),
        per_cpu_s: +(n / d).toFixed(1),
        ms_wall: +((Date.now() - t) / n).toFixed(1),
    };
    console.log(JSON.stringify(r));
    fs.appendFileSync(HERE + "results/hash.txt", JSON.stringify(r) + "\n");
}
await m(
    "scrypt N=16384 r=16 p=1 (Better Auth default)",
    () =>
        scryptSync("Correct-Horse-7!", "salt-salt-salt-1", 64, { N: 16384, r: 16, p: 1, maxmem: 128 * 16384 * 16 * 2 }),
    10,
);
await m(
    "argon2id m=64MiB t=3 p=4 (Directus default)",
    () => argon2.hash("Correct-Horse-7!", { type: argon2.argon2id, memoryCost: 65536, timeCost: 3, parallelism: 4 }),
    8,
);
await m(
    "argon2id m=19MiB t=2 p=1 (OWASP minimum)",
    () => argon2.hash("Correct-Horse-7!", { type: argon2.argon2id, memoryCost: 19456, timeCost: 2, parallelism: 1 }),
    20,
);
await m(
    "argon2id m=7MiB t=5 p=1 (Keycloak default)",
    () => argon2.hash("Correct-Horse-7!", { type: argon2.argon2id, memoryCost: 7168, timeCost: 5, parallelism: 1 }),
    20,
);
