// Medians over all runs in RUN/results/*.jsonl.
import fs from "node:fs";
import { run } from "./lib/place.mjs";

const folder = `${run}/results`;
const head = ["config", "W", "runs", "req/s", "p50 ms", "p99 ms", "errors", "CPU-s used / wall s"];
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const short = (number) => (number >= 100 ? Math.round(number) : number.toFixed(number >= 10 ? 1 : 2));

function median(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function showWorkload(config, workload, lines) {
    const of = (pick) => short(median(lines.map(pick)));
    if (workload === "W9") {
        const idle = of((line) => line.rss_idle);
        return row(
            config,
            "W9",
            lines.length,
            `cold start ${of((line) => line.cold_ms)} ms`,
            ...Array(6).fill(""),
            `idle ${idle}`,
            "",
        );
    }
    const perCpuSecond = lines.map((line) => line.per_cpu_s);
    const speed = [of((line) => line.rps), of((line) => line.p50), of((line) => line.p99)];
    const errors = lines.reduce((sum, line) => sum + line.err, 0);
    const used = `${of((line) => line.cpu_s + line.pg_s)} / ${of((line) => line.wall)}`;
    const spread = `${short(Math.min(...perCpuSecond))} .. ${short(Math.max(...perCpuSecond))}`;
    const size = [of((line) => line.rss), of((line) => line.load1)];
    row(config, workload, lines.length, ...speed, errors, used, `**${of((line) => line.per_cpu_s)}**`, spread, ...size);
}

row(...head, "req per CPU-second", "min .. max", "RSS MiB", "load1");
row(...Array(12).fill("---"));
for (const file of fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()) {
    const lines = fs
        .readFileSync(`${folder}/${file}`, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    const config = file.replace(".jsonl", "");
    for (const workload of [...new Set(lines.map((line) => line.w))].filter((name) => /^[WX]/.test(name)).sort()) {
        showWorkload(
            config,
            workload,
            lines.filter((line) => line.w === workload),
        );
    }
    const ends = lines.filter((line) => line.w === "END");
    if (ends.length)
        row(config, "high-water RSS", ...Array(8).fill(""), short(median(ends.map((line) => line.hwm))), "");
}
