// One act on everybody selected, and on everybody whom a filter finds. Rows S4-01, S4-24, S4-25, S4-29.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

async function openUsers(page: Page, kith: Kith, search = ""): Promise<void> {
    await signIn(page, kith, "ann@acme.test");
    await page.goto(`${kith.url}/users${search}`);
    await expect(table(page)).toBeVisible();
}

function table(page: Page) {
    return page.getByRole("table", { name: "Users" });
}

function bar(page: Page) {
    return page.getByRole("region", { name: "Selected users" });
}

/** More than one page of the list holds. */
async function addMany(acme: Acme, count: number): Promise<void> {
    const lines = Array.from({ length: count }, (_, number) => `Max,Zimmer ${number},many${number}@acme.test`);
    const csv = ["first_name,last_name,email", ...lines].join("\n");
    const job = await acme.ann.upload(`${acme.path}/users/import`, csv);
    await expect.poll(async () => (await acme.ann.get(`${acme.path}/jobs/${job.body.id}`)).body.state).toBe("done");
}

async function chooseEverybody(page: Page, count: number): Promise<void> {
    await page.getByRole("checkbox", { name: "Select all" }).check();
    await bar(page)
        .getByRole("button", { name: new RegExp(`${count}`) })
        .click();
    await expect(bar(page).getByRole("status")).toContainText(`${count}`);
}
