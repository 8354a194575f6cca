// node run.mjs CONFIG [WORKLOADS...]: measures one peer (lib/configs.mjs).
// Appends to RUN/results/CONFIG.jsonl and prints the same. Server on core 0, load on core 1, each timed window alone
// (flock). CHECK=1: only one request of each workload, shown.
import fs from "node:fs";
import { spawn } from "node:child_process";
import { configs } from "./lib/configs.mjs";
import { flows } from "./lib/flows.mjs";
import { flow, hit, sample, wrk } from "./lib/load.mjs";
import { here, lockFile, node22, run } from "./lib/place.mjs";
import { cpuSeconds, load1, mebibytes, pinned, postgresPid } from "./lib/processes.mjs";

const [name, ...wanted] = process.argv.slice(2);
const config = configs[name];
const context = config.inline || JSON.parse(fs.readFileSync(`${run}/${config.context || name}.ctx.json`));
const seconds = +(process.env.SECS || 10);
const rounds = +(process.env.RUNS || 3);
const warmUp = +(process.env.WARM || 2);
const ownFlows = flows[name.split("-")[0]] || {};
const ask = (...request) => hit(context.port, ...request);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const isWanted = (workload) => !wanted.length || wanted.includes(workload);
const fixed = (number, digits) => +number.toFixed(digits);
let server;
let sink;

function report(line) {
    const whole = { ...line, cfg: name, t: new Date().toISOString() };
    fs.mkdirSync(`${run}/results`, { recursive: true });
    fs.appendFileSync(`${run}/results/${name}.jsonl`, JSON.stringify(whole) + "\n");
    console.log(JSON.stringify(whole));
}

function environment() {
    const variables = {
        ...process.env,
        RUN: run,
        PORT: String(context.port),
        NODE_ENV: "production",
        ...config.environment,
    };
    const lines = config.environmentFile ? fs.readFileSync(config.environmentFile, "utf8").split("\n") : [];
    for (const line of lines.filter((each) => each.indexOf("=") > 0)) {
        variables[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
    }
    return variables;
}

async function answers() {
    const { m, p, h, b } = context.W.W1;
    const answer = await ask(m, p, h, b).catch(() => null);
    return answer?.s === 200 && answer.d.length > 4;
}

const hasEnded = () => server.exitCode !== null || server.signalCode !== null;

// Milliseconds until the first good answer.
async function start() {
    const started = performance.now();
    const log = fs.openSync(`${run}/${name}.log`, "a");
    const [program, ...words] = pinned(0, config.command);
    server = spawn(program, words, { cwd: config.folder, env: environment(), stdio: ["ignore", log, log] });
    while (!(await answers())) {
        if (hasEnded()) throw new Error(`${name} ended: see ${name}.log`);
        await sleep(10);
    }
    return performance.now() - started;
}

async function stop() {
    server.kill("SIGTERM");
    for (let i = 0; i < 100 && !hasEnded(); i++) await sleep(50);
    if (!hasEnded()) server.kill("SIGKILL");
    await sleep(300);
}

function startSink() {
    const [program, ...words] = pinned(1, [node22, `${here}/lib/smtp-sink.mjs`, "7125"]);
    sink = spawn(program, words, { stdio: "ignore", env: { ...process.env, RUN: run } });
}

const serverSeconds = () => cpuSeconds(server.pid);
const postgresSeconds = () => (config.usesPostgres ? cpuSeconds(postgresPid()) : 0);

async function drain() {
    for (let i = 0; i < 150; i++) {
        const before = serverSeconds() + postgresSeconds();
        await sleep(200);
        if (serverSeconds() + postgresSeconds() - before < 0.03) return;
    }
}

// Waits until nobody else measures; answers what ends that.
function lock() {
    if (process.env.NOLOCK) return Promise.resolve(async () => {});
    const holder = spawn("flock", [lockFile, "-c", "echo held; cat >/dev/null"], {
        stdio: ["pipe", "pipe", "inherit"],
    });
    const release = () =>
        new Promise((resolve) => {
            holder.on("exit", resolve);
            holder.stdin.end();
        });
    return new Promise((resolve) => holder.stdout.once("data", () => resolve(release)));
}

async function measure(workload, act, load) {
    const before = { server: serverSeconds(), postgres: postgresSeconds(), at: Date.now() };
    const got = await act();
    const wall = (Date.now() - before.at) / 1e3;
    const cpu = serverSeconds() - before.server;
    const postgres = postgresSeconds() - before.postgres;
    const secs = got.us / 1e6;
    const line = { w: workload, rps: fixed(got.req / secs, 2), p50: fixed(got.p50, 2), p99: fixed(got.p99, 2) };
    const counts = { max: fixed(got.max, 1), n: got.req, err: got.err, sock: got.sock || 0 };
    const cost = {
        cpu_s: fixed(cpu, 2),
        pg_s: fixed(postgres, 2),
        per_cpu_s: fixed((got.req - got.err) / (cpu + postgres), 1),
    };
    return { ...line, ...counts, ...cost, wall: fixed(wall, 2), secs, load1: load };
}

async function timed(workload, act, warm) {
    const release = await lock();
    try {
        if (warm) {
            await warm();
            await drain();
        }
        const line = await measure(workload, act, load1());
        await drain();
        report({ ...line, rss: Math.round(mebibytes(server.pid, "VmRSS")) });
    } finally {
        await release();
    }
}

async function measureColdStart() {
    const release = await lock();
    const ms = await start();
    await release();
    await sleep(4000);
    report({ w: "W9", cold_ms: Math.round(ms), rss_idle: Math.round(mebibytes(server.pid, "VmRSS")) });
    await stop();
}

// The peer hands out its session anew, as a cookie that it need not look up.
async function takeCookieCache() {
    const cookie = context.W.W1.h.cookie;
    const answer = await ask("GET", context.W.W1.p, context.W.W1.h);
    const given = [].concat(answer.h["set-cookie"] || []).map((each) => each.split(";")[0]);
    for (const request of Object.values(context.W)) {
        if (request.h.cookie === cookie) request.h = { ...request.h, cookie: [cookie, ...given].join("; ") };
    }
}

async function showSamples() {
    for (const [workload, request] of Object.entries(context.W).filter(([each]) => isWanted(each))) {
        const { m, p, h, b } = sample(request);
        const answer = await ask(m, p, h, b);
        console.log(workload, answer.s, answer.d.length, "bytes", answer.d.slice(0, 140));
    }
}

async function measureRequests() {
    for (const workload of ["W1", "W2", "W3", "W8", "W4", "W7", "X1"]) {
        const request = context.W[workload];
        if (!isWanted(workload) || !request) continue;
        const length = workload === "W7" ? Math.max(seconds, 10) : seconds;
        const send = (duration) => wrk(context.port, request, duration);
        await timed(
            workload,
            () => send(length),
            () => send(warmUp),
        );
    }
}

async function measureFlows(round) {
    const given = { ctx: context, hit: ask, flow, run: round };
    for (const workload of ["W5", "W6"]) {
        const prepare = ownFlows[`${workload}prep`];
        if (isWanted(workload) && ownFlows[workload])
            await timed(workload, () => ownFlows[workload](given), prepare && (() => prepare(given)));
    }
}

process.on("exit", () => [server, sink].forEach((child) => child?.kill()));
process.on("SIGTERM", () => process.exit(1));
if (config.sendsMail) startSink();
for (let round = 0; isWanted("W9") && round < rounds; round++) await measureColdStart();
await start();
await sleep(1500);
if (config.takesCookieCache) await takeCookieCache();
await showSamples();
for (let round = 0; !process.env.CHECK && round < rounds; round++) {
    await measureRequests();
    await measureFlows(round);
}
report({ w: "END", rss: Math.round(mebibytes(server.pid, "VmRSS")), hwm: Math.round(mebibytes(server.pid, "VmHWM")) });
await stop();
process.exit(0);
