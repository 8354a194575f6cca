// node ldap-run.mjs : slapd on core 0 (127.0.0.1:3890), a small BER client on core 1 (this process should be started under taskset -c 1)
import net from "node:net";
import fs from "node:fs";
import { spawn } from "node:child_process";
const HERE = new URL(".", import.meta.url).pathname,
    RUN = process.env.RUN || process.cwd() + "/.run";
const len = (n) =>
    n < 128 ? Buffer.from([n]) : n < 256 ? Buffer.from([0x81, n]) : Buffer.from([0x82, n >> 8, n & 255]);
const T = (t, ...p) => {
    const b = Buffer.concat(p.map((x) => (Buffer.isBuffer(x) ? x : Buffer.from(x))));
    return Buffer.concat([Buffer.from([t]), len(b.length), b]);
};
const I = (n, t = 2) => {
    const a = [];
    do {
        a.unshift(n & 255);
        n >>= 8;
    } while (n);
    if (a[0] & 128) a.unshift(0);
    return T(t, Buffer.from(a));
};
const S = (s, t = 4) => T(t, s);
const search = (id, filter, limit, attrs) =>
    T(
        0x30,
        I(id),
        T(
            0x63,
            S("ou=people,dc=acme,dc=test"),
            I(2, 10),
            I(0, 10),
            I(limit),
            I(0),
            T(1, Buffer.from([0])),
            filter,
            T(0x30, ...attrs.map((a) => S(a))),
        ),
    );
const eq = (a, v) => T(0xa3, S(a), S(v)),
    sub = (a, v) => T(0xa4, S(a), T(0x30, S(v, 0x81)));
const bind = T(0x30, I(1), T(0x60, I(3), S(""), S("", 0x80)));
const A = ["cn", "mail", "uid"];
let n = 0;
const OPS = {
    X1: () => {
        n = (n + 7919) % 100000;
        return (id) => search(id, eq("uid", "u" + String(n).padStart(6, "0")), 25, A);
    },
    X2: () => (id) => search(id, sub("cn", "novak"), 25, A),
};
const cpu = (p) => {
    const a = fs.readFileSync(`/proc/${p}/stat`, "utf8").split(") ")[1].split(" ");
    return (+a[11] + +a[12]) / 100;
};
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const t0 = process.hrtime.bigint();
const srv = spawn(
    "nice",
    [
        "-n",
        "-15",
        "taskset",
        "-c",
        "0",
        "slapd",
        "-f",
        RUN + "/ldap/slapd.conf",
        "-h",
        "ldap://127.0.0.1:3890",
        "-d",
        "0",
    ],
    { stdio: "ignore" },
);
process.on("exit", () => srv.kill());
const up = () =>
    new Promise((r) => {
        const s = net.connect(3890, "127.0.0.1", () => {
            s.destroy();
            r(true);
        });
        s.on("error", () => r(false));
    });
while (!(await up())) await sleep(5);
const rss = () => Math.round(+fs.readFileSync(`/proc/${srv.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1] / 1024);
console.log(JSON.stringify({ w: "W9", cold_ms: (Number(process.hrtime.bigint() - t0) / 1e6) | 0, rss_idle: rss() }));
async function go(op, secs, c = 32) {
    let stop = false,
        cnt = 0,
        ent = 0,
        bad = 0;
    const lat = [];
    const socks = await Promise.all(
        Array.from(
            { length: c },
            () =>
                new Promise((ok) => {
                    const s = net.connect(3890, "127.0.0.1");
                    s.setNoDelay(true);
                    let buf = Buffer.alloc(0),
                        t,
                        id = 1;
                    const next = () => {
                        if (stop) {
                            s.end();
                            return;
                        }
                        id++;
                        if (id > 120) id = 2;
                        t = process.hrtime.bigint();
                        s.write(OPS[op]()(id));
                    };
                    s.on("connect", () => {
                        s.write(bind);
                        ok(s);
                    });
                    s.on("data", (d) => {
                        buf = buf.length ? Buffer.concat([buf, d]) : d;
                        for (;;) {
                            if (buf.length < 2) return;
                            let l = buf[1],
                                h = 2;
                            if (l & 128) {
                                const k = l & 127;
                                if (buf.length < 2 + k) return;
                                l = 0;
                                for (let i = 0; i < k; i++) l = l * 256 + buf[2 + i];
                                h = 2 + k;
                            }
                            if (buf.length < h + l) return;
                            const m = buf.subarray(h, h + l);
                            buf = buf.subarray(h + l);
                            const o = 2 + m[1];
                            const tag = m[o];
                            if (tag === 0x61) next();
                            else if (tag === 0x64) ent++;
                            else if (tag === 0x65) {
                                cnt++;
                                lat.push(Number(process.hrtime.bigint() - t) / 1e6);
                                let q = o + 1;
                                q += m[q] & 128 ? 1 + (m[q] & 127) : 1;
                                if (m[q + 2] !== 0 && m[q + 2] !== 4) bad++;
                                next();
                            }
                        }
                    });
                    s.on("error", () => {});
                }),
        ),
    );
    const c0 = cpu(srv.pid),
        a = Date.now();
    await sleep(secs * 1e3);
    stop = true;
    const dc = cpu(srv.pid) - c0,
        w = (Date.now() - a) / 1e3;
    await sleep(200);
    for (const s of socks) s.destroy();
    lat.sort((x, y) => x - y);
    return {
        w: op,
        rps: +(cnt / w).toFixed(1),
        p50: lat[lat.length >> 1],
        p99: lat[Math.floor(lat.length * 0.99)],
        n: cnt,
        err: bad,
        entries_per_op: +(ent / cnt).toFixed(2),
        cpu_s: +dc.toFixed(2),
        pg_s: 0,
        wall: w,
        per_cpu_s: +(cnt / dc).toFixed(0),
        rss: rss(),
        load1: +fs.readFileSync("/proc/loadavg", "utf8").split(" ")[0],
    };
}
const secs = +(process.env.SECS || 10);
fs.mkdirSync(HERE + "results", { recursive: true });
for (let r = 0; r < +(process.env.RUNS || 3); r++)
    for (const op of ["X1", "X2"]) {
        await go(op, 1);
        const x = await go(op, secs);
        x.cfg = "slapd";
        console.log(JSON.stringify(x));
        fs.appendFileSync(HERE + "results/slapd.jsonl", JSON.stringify(x) + "\n");
    }
process.exit(0);
