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

/** More than the list fetches at once. */
async function addMany({ ann, path }: Acme, count: number): Promise<void> {
    const lines = Array.from({ length: count }, (_, number) => `Max,Zimmer,many${number}@acme.test\n`);
    const raw = `First name,Last name,E-mail\n${lines.join("")}`;
    const headers = { "Content-Type": "text/csv" };
    const { body } = await ann.call("POST", `${path}/users/import`, { raw, headers });
    await expect.poll(async () => (await ann.get(`${path}/jobs/${body.id}`)).body.state).toBe("done");
}

async function chooseEverybody(page: Page, count: number): Promise<void> {
    await page.getByRole("checkbox", { name: "Select everybody loaded" }).check();
    await bar(page)
        .getByRole("button", { name: `Select all ${count} that match` })
        .click();
    await expect(bar(page).getByText(`All ${count} that match are selected`)).toBeVisible();
}

async function giveRole(page: Page, role: string): Promise<void> {
    await bar(page).getByRole("button", { name: "Roles" }).click();
    await page.getByRole("menuitem", { name: role }).first().click();
}

story(
    "everybody is changed once, even when the answer was lost on the way (S4-01)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await addMany(acme, 110);
        await openUsers(page, kith);
        await chooseEverybody(page, 111);
        const keys: (string | undefined)[] = [];
        await page.route("**/users/bulk", async (route) => {
            keys.push(route.request().headers()["idempotency-key"]);
            const response = await route.fetch();
            if (keys.length === 1) return route.abort();
            return route.fulfill({ response });
        });
        await giveRole(page, "Team manager");
        await expect.poll(() => keys.length).toBe(1);
        await giveRole(page, "Team manager");
        await expect(page).toHaveURL(/job=/);
        expect(new Set(keys).size).toBe(1);
        const { items } = (await acme.ann.get(`${acme.path}/jobs`)).body;
        expect(items.filter(({ kind }: { kind: string }) => kind === "change")).toHaveLength(1);
    },
);

story(
    "everybody of one filter is not everybody of the next (S4-01)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await addMany(acme, 110);
        await openUsers(page, kith);
        await chooseEverybody(page, 111);
        await page.getByLabel("Search name or e-mail").fill("many");
        await expect(table(page)).toHaveAttribute("aria-rowcount", "111");
        await page.getByRole("checkbox", { name: "Select everybody loaded" }).check();
        await expect(bar(page).getByRole("button", { name: "Select all 110 that match" })).toBeVisible();
        await expect(bar(page).getByText("100 selected")).toBeVisible();
    },
);
