// Bringing many users in a file, and changing many at once: by the API and by hand.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

const title = "First name,Last name,E-mail,Position\n";
const staff = `${title}Bo,Berg,bo@acme.test,Pilot\nCy,Chan,cy@acme.test,\nDi,Day,no address,\n`;

async function bring(acme: Acme, file: string, query = "") {
    const path = `${acme.path}/users/import${query}`;
    return acme.ann.call("POST", path, { raw: file, headers: { "Content-Type": "text/csv" } });
}

async function finished(acme: Acme, id: string) {
    await expect
        .poll(async () => (await acme.ann.get(`${acme.path}/jobs/${id}`)).body.state)
        .toMatch(/done|failed|canceled/);
    return (await acme.ann.get(`${acme.path}/jobs/${id}`)).body;
}

async function openImport(page: Page, kith: Kith): Promise<void> {
    await signIn(page, kith, "ann@acme.test");
    await page.goto(`${kith.url}/users/import`);
    await expect(page.getByRole("heading", { name: "Import users" })).toBeVisible();
}

async function choose(page: Page, text: string, name = "Staff.csv"): Promise<void> {
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.locator("input[type=file]").setInputFiles(file);
}

story("a half bad file: the good lines are added, the bad ones named (S0-08)", async ({ acme }) => {
    const queued = await bring(acme, staff);
    expect(queued).toAnswer(202);
    expect(queued.headers.get("location")).toBe(`/api/v1${acme.path}/jobs/${queued.body.id}`);
    const job = await finished(acme, queued.body.id);
    expect(job).toMatchObject({ state: "done", total: 3, processed: 3, created: 2, failed: 1 });
    expect(job.errors).toEqual([expect.objectContaining({ line: 4, field: "email" })]);
    expect((await acme.user("bo@acme.test")).job_title).toBe("Pilot");
});

story("the list is exported with its filters, without formulas (S4-33, S0-08)", async ({ acme }) => {
    await acme.add("bo@acme.test", { job_title: '=HYPERLINK("x")', licenses: ["suite"] });
    await acme.add("cy@acme.test");
    const all = await acme.ann.get(`${acme.path}/users/export`);
    expect(all.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(all.body).toContain(`"'=HYPERLINK(""x"")"`);
    const held = await acme.ann.get(`${acme.path}/users/export?product=suite`);
    expect(held.body).toContain("bo@acme.test");
    expect(held.body).not.toContain("cy@acme.test");
});

story(
    "a file is tried, imported, come back to and taken back by hand (S0-08)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await openImport(page, kith);
        await choose(page, staff);
        await expect(page.getByText("This is what would happen.")).toBeVisible();
        const lines = page.getByRole("table", { name: "Line by line" });
        await expect(lines.getByRole("row", { name: /bo@acme.test/ })).toContainText("To add");
        await expect(lines.getByRole("row", { name: /no address/ })).toContainText(
            "Email: This is not an e-mail address.",
        );
        expect((await acme.ann.get(`${acme.path}/users?q=bo`)).body.items).toEqual([]);

        await page.getByRole("button", { name: "Import 2 people" }).click();
        await expect(page.getByText("Done. 3 lines were read.")).toBeVisible();
        expect((await acme.user("bo@acme.test")).first_name).toBe("Bo");

        const download = page.waitForEvent("download");
        await page.getByRole("link", { name: "Download the lines with errors" }).click();
        expect((await download).suggestedFilename()).toBe("failed.csv");

        await page.goto(`${kith.url}/users/import`);
        await page.getByRole("button", { name: /^Staff.csv/ }).click();
        await page.getByRole("button", { name: "Undo", exact: true }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
        await expect(page.getByText("2 lines were taken back.")).toBeVisible();
        expect((await acme.ann.get(`${acme.path}/users?state=all&q=bo`)).body.items).toEqual([]);
    },
);

story("columns that say nothing are asked for (S0-08)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await openImport(page, kith);
    await choose(page, "Who,Family,Where\nBo,Berg,bo@acme.test\n");
    await page.getByLabel("Who").selectOption("First name");
    await page.getByLabel("Family").selectOption("Last name");
    await page.getByLabel("Where").selectOption("Email");
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByRole("button", { name: "Import 1 person" }).click();
    await expect(page.getByText("Done. 1 line was read.")).toBeVisible();
    expect((await acme.user("bo@acme.test")).last_name).toBe("Berg");
    await page.getByRole("button", { name: "Another file" }).click();
    await choose(page, "PK nothing");
    await expect(page.getByRole("alert")).toBeVisible();
});

story("all that match are made inactive by the server (S4-25)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    let file = "first_name,last_name,email\n";
    for (let number = 0; number < 120; number += 1) {
        file += `Max,Zimmer,many${number}@acme.test\n`;
    }
    await finished(acme, (await bring(acme, file)).body.id);
    await signIn(page, kith, "ann@acme.test");
    await page.goto(`${kith.url}/users`);
    await page.getByRole("checkbox", { name: "Select everybody loaded" }).check();
    await page.getByRole("button", { name: "Select all 121 that match" }).click();
    await page.getByRole("button", { name: "Make inactive" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("heading", { name: "Make users inactive" })).toBeVisible();
    await expect(page.getByText("Done. 121 lines were read.")).toBeVisible();
    await expect(page.getByText("You cannot make yourself inactive.")).toBeVisible();
    const left = await acme.ann.get(`${acme.path}/users?total=true`);
    expect(left.body.total).toBe(1);
});
