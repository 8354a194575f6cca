#!/usr/bin/env node
// The README's pictures, made from the demo: `tools/screenshots.mjs [KITH]` starts it in a folder of its
// own, signs in as its people and writes docs/*.png. Run it after a change of the pages.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { chromium } = createRequire(join(root, "tests/stories/package.json"))("@playwright/test");
const kith = process.argv[2] ?? join(root, "build/release/kith");
const address = "127.0.0.1:8097";

const pictures = [
    { name: "home", path: "/" },
    { name: "users", path: "/users", viewport: { width: 1440, height: 1480 } },
    { name: "users-dark", path: "/users", colorScheme: "dark" },
    { name: "invite", path: "/users/invite" },
    {
        name: "edit",
        path: "/users",
        act: (page) => page.getByRole("button", { name: "Edit Jonas Weber" }).click(),
    },
    {
        name: "ledger",
        path: "/manage/products/suite",
        act: (page) => page.getByRole("tab", { name: "Ledger" }).click(),
    },
    { name: "roles", path: "/manage/roles" },
    { name: "profile", path: "/profile" },
    { name: "phone", path: "/users", viewport: { width: 390, height: 844 }, scale: 2 },
];

/** The demo prints how to sign in, and where it listens when it is ready. */
function startDemo(folder) {
    const demo = spawn(kith, ["demo", "--data", folder, "--listen", address]);
    let said = "";
    const ready = new Promise((resolve, reject) => {
        demo.on("exit", (code) => reject(new Error(`kith demo ended with ${code}: ${said}`)));
        demo.stdout.on("data", (data) => {
            said += data;
            const url = /^Listening on (\S+)$/m.exec(said)?.[1];
            if (url) resolve({ demo, url, password: /password (\S+)/.exec(said)[1] });
        });
    });
    return ready;
}

async function take(browser, { url, password }, picture) {
    const context = await browser.newContext({
        baseURL: url,
        viewport: picture.viewport ?? { width: 1440, height: 900 },
        colorScheme: picture.colorScheme ?? "light",
        deviceScaleFactor: picture.scale ?? 1,
        locale: "en-US",
        timezoneId: "UTC",
        reducedMotion: "reduce",
    });
    const login = { login: "mara@northlight.example", password };
    await context.request.post("/api/v1/auth/login", { data: login, headers: { Origin: url } });
    const page = await context.newPage();
    await page.goto(picture.path);
    await page.waitForLoadState("networkidle");
    await picture.act?.(page);
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(root, "docs", `${picture.name}.png`) });
    await context.close();
}

const folder = mkdtempSync(join(tmpdir(), "kith-screenshots-"));
const running = await startDemo(folder);
const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
});
for (const picture of pictures) {
    await take(browser, running, picture);
    console.log(`docs/${picture.name}.png`);
}
await browser.close();
running.demo.removeAllListeners("exit");
running.demo.kill();
rmSync(folder, { recursive: true });
