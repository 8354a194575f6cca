// Load on a peer: by wrk where a workload is one request, from here where it is several.
import fs from "node:fs";
import http from "node:http";
import { spawn } from "node:child_process";
import { here, run } from "./place.mjs";
import { pinned } from "./processes.mjs";

const connections = +(process.env.CONC || 32);
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

// One request: its status, headers and text.
export function hit(port, method, path, headers, body) {
    return new Promise((resolve, reject) => {
        const length = body == null ? {} : { "content-length": Buffer.byteLength(body) };
        const options = { host: "127.0.0.1", port, path, method, headers: { ...headers, ...length }, agent };
        const request = http.request(options, (response) => {
            let text = "";
            response.on("data", (chunk) => (text += chunk));
            response.on("end", () => resolve({ s: response.statusCode, h: response.headers, d: text }));
        });
        request.on("error", reject);
        request.end(body);
    });
}

const firstNumber = (counter) => (counter === "RND" ? String((Date.now() % 1e9) * 1000) : counter);

// The request with its running number filled in once.
export function sample(request) {
    const number = (firstNumber(request.c) || "1").split(" ")[0];
    const fill = (text) => text?.replaceAll("{n6}", number.padStart(6, "0")).replaceAll("{n}", number);
    return { ...request, p: fill(request.p), b: fill(request.b) };
}

// What lib/req.lua reads.
function specification(request) {
    const lines = [`${request.m} ${request.p.replaceAll(" ", "%20")}`];
    for (const [name, value] of Object.entries(request.h)) lines.push(`H ${name}: ${value}`);
    if (request.b != null) lines.push(`B ${request.b}`);
    if (request.c) lines.push(`C ${firstNumber(request.c)}`);
    return lines.join("\n") + "\n";
}

export function wrk(port, request, seconds) {
    const file = `${run}/specification.${process.pid}`;
    fs.writeFileSync(file, specification(request));
    const command = [
        "wrk",
        "-t1",
        `-c${connections}`,
        `-d${seconds}s`,
        "--timeout",
        "30s",
        "-s",
        `${here}/lib/req.lua`,
    ];
    const [program, ...words] = pinned(1, [...command, `http://127.0.0.1:${port}`]);
    return new Promise((resolve, reject) => {
        const child = spawn(program, words, { env: { ...process.env, SPEC: file } });
        let text = "";
        child.stdout.on("data", (chunk) => (text += chunk));
        child.stderr.on("data", (chunk) => (text += chunk));
        child.on("exit", () => {
            fs.rmSync(file, { force: true });
            const said = text.match(/^JSON (.*)$/m);
            said ? resolve(JSON.parse(said[1])) : reject(new Error(text));
        });
    });
}

// Calls `act` with 0 ... count-1, as many at once as wrk has connections; it says whether all went well.
export async function flow(count, act) {
    let next = 0;
    let errors = 0;
    const took = [];
    const started = performance.now();
    const worker = async () => {
        while (next < count) {
            const before = performance.now();
            if (!(await act(next++).catch(() => false))) errors++;
            took.push(performance.now() - before);
        }
    };
    await Promise.all(Array.from({ length: Math.min(connections, count) }, worker));
    const us = (performance.now() - started) * 1e3;
    took.sort((a, b) => a - b);
    const at = (share) => took[Math.floor((took.length - 1) * share)];
    return { req: count, us, err: errors, p50: at(0.5), p99: at(0.99), max: at(1) };
}
