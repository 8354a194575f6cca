// What processes cost, read from /proc.
import fs from "node:fs";
import { run } from "./place.mjs";

const ticksPerSecond = 100;

// A command on one core, before everybody else where we may ask for that.
export function pinned(core, command) {
    const nice = process.getuid() === 0 ? ["nice", "-n", process.env.NICE_LEVEL || "-15"] : [];
    return [...nice, "taskset", "-c", String(core), ...command];
}

export function tree(pid) {
    const found = [pid];
    try {
        for (const task of fs.readdirSync(`/proc/${pid}/task`)) {
            const children = fs.readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim();
            for (const child of children.split(" ").filter(Boolean)) found.push(...tree(+child));
        }
    } catch {
        // it ended meanwhile
    }
    return found;
}

// User and system time of the tree, with that of children who ended.
export function cpuSeconds(root) {
    return sum(tree(root).map(cpuSecondsOf));
}

export function mebibytes(root, field) {
    return sum(tree(root).map((pid) => mebibytesOf(pid, field)));
}

export function postgresPid() {
    try {
        return +fs.readFileSync(`${run}/pg/postmaster.pid`, "utf8").split("\n")[0];
    } catch {
        return 0;
    }
}

export const load1 = () => +fs.readFileSync("/proc/loadavg", "utf8").split(" ")[0];

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

function cpuSecondsOf(pid) {
    try {
        const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
        return sum(fields.slice(11, 15).map(Number)) / ticksPerSecond;
    } catch {
        return 0;
    }
}

function mebibytesOf(pid, field) {
    try {
        return +fs.readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${field}:\\s+(\\d+)`))[1] / 1024;
    } catch {
        return 0;
    }
}
