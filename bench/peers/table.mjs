// medians over all runs in results/*.jsonl
import fs from "node:fs";
const D = new URL("./results/", import.meta.url).pathname;
const med = (a) => {
    a = [...a].sort((x, y) => x - y);
    return a.length ? (a.length % 2 ? a[a.length >> 1] : (a[a.length / 2 - 1] + a[a.length / 2]) / 2) : NaN;
};
const f = (x) => (x >= 100 ? Math.round(x) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
console.log(
    "| config | W | runs | req/s | p50 ms | p99 ms | errors | CPU-s used / wall s | req per CPU-second | (min..max) | RSS MiB | load1 |\n|---|---|---|---|---|---|---|---|---|---|---|---|",
);
for (const file of fs
    .readdirSync(D)
    .filter((x) => x.endsWith(".jsonl"))
    .sort()) {
    const L = fs
        .readFileSync(D + file, "utf8")
        .trim()
        .split("\n")
        .map((x) => JSON.parse(x));
    const c = file.slice(0, -6);
    for (const w of [...new Set(L.map((x) => x.w))].filter((w) => /^[WX]/.test(w)).sort()) {
        const r = L.filter((x) => x.w === w);
        if (w === "W9") {
            console.log(
                `| ${c} | W9 | ${r.length} | cold start ${f(med(r.map((x) => x.cold_ms)))} ms | | | | | | | idle ${f(med(r.map((x) => x.rss_idle)))} | |`,
            );
            continue;
        }
        const p = r.map((x) => x.per_cpu_s);
        console.log(
            `| ${c} | ${w} | ${r.length} | ${f(med(r.map((x) => x.rps)))} | ${f(med(r.map((x) => x.p50)))} | ${f(med(r.map((x) => x.p99)))} | ${r.reduce((a, x) => a + x.err, 0)} | ${f(med(r.map((x) => x.cpu_s + x.pg_s)))} / ${f(med(r.map((x) => x.wall)))} | **${f(med(p))}** | ${f(Math.min(...p))}..${f(Math.max(...p))} | ${f(med(r.map((x) => x.rss)))} | ${f(med(r.map((x) => x.load1)))} |`,
        );
    }
    const e = L.filter((x) => x.w === "END");
    if (e.length) console.log(`| ${c} | high-water RSS | | | | | | | | | ${f(med(e.map((x) => x.hwm)))} | |`);
}
