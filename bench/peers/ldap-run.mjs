// node ldap-run.mjs [X1 X2]: slapd on core 0, this client on whichever core it was started on (taskset -c 1).
// X1 looks one member up by uid, X2 finds 25 whose name contains a fragment.
import fs from "node:fs";
import { spawn } from "node:child_process";
import { bind, connect, contains, equals, search } from "./lib/ldap.mjs";
import * as names from "./lib/names.mjs";
import { run } from "./lib/place.mjs";
import { cpuSeconds, load1, mebibytes, pinned } from "./lib/processes.mjs";

const port = 3890;
const seconds = +(process.env.SECS || 10);
const connections = 32;
const base = "ou=people,dc=acme,dc=test";
const attributes = ["cn", "mail", "uid"];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let member = 0;

const filters = {
    X1: () => {
        member = (member + 7919) % names.members;
        return equals("uid", `u${String(member).padStart(6, "0")}`);
    },
    X2: () => contains("cn", names.fragment),
};

async function start() {
    const command = ["slapd", "-f", `${run}/ldap/slapd.conf`, "-h", `ldap://127.0.0.1:${port}`, "-d", "0"];
    const [program, ...words] = pinned(0, command);
    const server = spawn(program, words, {
        stdio: "ignore",
        env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    for (;;) {
        const socket = await connect(port, () => {}).catch(() => null);
        if (socket) return socket.destroy() && server;
        if (server.exitCode !== null) throw new Error("slapd ended");
        await sleep(5);
    }
}

// One search after the other on one connection, until `isOver()`.
async function client(operation, took, counts, isOver) {
    let id = 1;
    let before;
    const next = () => {
        if (isOver()) return;
        id = (id % 120) + 2;
        before = performance.now();
        socket.write(search(id, base, filters[operation](), 25, attributes));
    };
    const socket = await connect(port, ({ kind, isGood }) => {
        if (kind === "bound") return next();
        if (kind === "entry") return counts.entries++;
        took.push(performance.now() - before);
        if (!isGood) counts.errors++;
        next();
    });
    socket.write(bind);
    return socket;
}

async function measure(server, operation, duration) {
    const took = [];
    const counts = { entries: 0, errors: 0 };
    let isOver = false;
    const starting = Array.from({ length: connections }, () => client(operation, took, counts, () => isOver));
    const sockets = await Promise.all(starting);
    const before = { cpu: cpuSeconds(server.pid), at: performance.now(), done: took.length };
    await sleep(duration * 1e3);
    const done = took.length - before.done;
    const cpu = cpuSeconds(server.pid) - before.cpu;
    const secs = (performance.now() - before.at) / 1e3;
    isOver = true;
    await sleep(200);
    sockets.forEach((socket) => socket.destroy());
    took.sort((a, b) => a - b);
    const at = (share) => took[Math.floor((took.length - 1) * share)];
    const line = {
        w: operation,
        rps: +(done / secs).toFixed(1),
        p50: at(0.5),
        p99: at(0.99),
        n: done,
        err: counts.errors,
        sock: 0,
    };
    const cost = {
        cpu_s: +cpu.toFixed(2),
        pg_s: 0,
        per_cpu_s: Math.round(done / cpu),
        wall: secs,
        secs,
        load1: load1(),
    };
    return {
        ...line,
        ...cost,
        entries_per_op: counts.entries / took.length,
        rss: Math.round(mebibytes(server.pid, "VmRSS")),
    };
}

const started = performance.now();
const server = await start();
process.on("exit", () => server.kill());
const idle = Math.round(mebibytes(server.pid, "VmRSS"));
console.log(JSON.stringify({ w: "W9", cold_ms: Math.round(performance.now() - started), rss_idle: idle }));
fs.mkdirSync(`${run}/results`, { recursive: true });
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(filters);
for (let round = 0; round < +(process.env.RUNS || 3); round++) {
    for (const operation of wanted) {
        await measure(server, operation, 1);
        const line = { ...(await measure(server, operation, seconds)), cfg: "slapd" };
        console.log(JSON.stringify(line));
        fs.appendFileSync(`${run}/results/slapd.jsonl`, JSON.stringify(line) + "\n");
    }
}
process.exit(0);
