// Stories drive the real binary (KITH_BIN) over its API and in the browser.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Without windows of its own the browser does a fifth less; where it is missing, the whole one does.
const headless = "/usr/lib/chromium/chromium-headless-shell";
const executablePath = existsSync(headless) ? headless : "/usr/bin/chromium";

export default defineConfig({
    testDir: ".",
    // The support folder has no packages of its own: its imports are found through these paths.
    tsconfig: "./tsconfig.json",
    workers: 2,
    // A second try tells a slow machine from a fault; bin/test names whoever needed it.
    retries: process.env["CI"] ? 1 : 0,
    fullyParallel: true,
    timeout: 120_000,
    expect: { timeout: 10_000 },
    reporter: "list",
    use: {
        viewport: { width: 1280, height: 800 },
        locale: "en-US",
        timezoneId: "UTC",
        screenshot: "only-on-failure",
        // Nothing to wait for until a window has slid in.
        contextOptions: { reducedMotion: "reduce" },
        launchOptions: {
            executablePath,
            args: [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        },
    },
    projects: [
        { name: "sqlite", testIgnore: "two_nodes.spec.ts" },
        // Everything by API; of the browser stories only those where the engine could matter.
        {
            name: "postgres",
            grepInvert: /^(?!.*@both).*@browser/s,
            testIgnore: "two_nodes.spec.ts",
        },
        // Each browser on another node: those where it matters that news travels.
        { name: "two_nodes", grep: /@two_nodes/ },
    ],
});
