// Ordering licenses, deciding about it, and the accounting, in the browser and by API. Rows S1-31, S4-28, S4-29 and
// C-26.
import type { Browser, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

const all = "All available Kith Suite licenses have been assigned.";

/** An administrator who does not run the server, on a page of a browser of her own. */
async function eveOn(browser: Browser, kith: Kith, acme: Acme) {
    const eve = await acme.colleague("eve@acme.test", { roles: ["administrator"] });
    const page = await (await browser.newContext()).newPage();
    await signIn(page, kith, "eve@acme.test");
    return { eve, page, complaints: complaintsOf(page) };
}

async function takeAll(acme: Acme) {
    for (const name of ["kim", "lou", "max"])
        await acme.add(`${name}@acme.test`, { licenses: ["suite"] });
}

async function order(page: Page, product: string, quantity: string) {
    const dialog = page.getByRole("dialog", { name: "Order licenses" });
    await dialog.getByLabel("Product").selectOption({ label: product });
    await dialog.getByLabel("Licenses", { exact: true }).fill(quantity);
    await dialog.getByRole("button", { name: "Place the order" }).click();
    await expect(dialog).toBeHidden();
}

story(
    "5 Suite are ordered and approved: 3 become 8, and the notice disappears (S1-31, S4-28, S4-29, C-26)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page, browser }) => {
        const { page: hers, complaints } = await eveOn(browser, kith, acme);
        await takeAll(acme);
        await hers.goto(`${kith.url}/users`);
        await expect(hers.getByText(all)).toBeVisible();
        // A third page of the same account only looks on.
        const looking = await hers.context().newPage();
        await looking.goto(`${kith.url}/users`);
        await expect(looking.getByText(all)).toBeVisible();

        await hers.getByRole("link", { name: "Order licenses" }).click();
        const dialog = hers.getByRole("dialog", { name: "Order licenses" });
        await expect(dialog.getByLabel("Product")).toHaveValue("suite");
        await expect(dialog.getByLabel("Licenses", { exact: true })).toBeFocused();
        await dialog.getByLabel("Licenses", { exact: true }).fill("5");
        await expect(dialog.getByText("3 now, 8 once approved.")).toBeVisible();
        await dialog.getByLabel("Note").fill("For the new team");
        await dialog.getByRole("button", { name: "Place the order" }).dblclick();
        await expect(dialog).toBeHidden();
        const row = hers.getByRole("row", { name: /5 × Kith Suite/ });
        await expect(row.getByText("Requested")).toBeVisible();
        expect((await acme.ann.get(`${acme.path}/orders?total=true`)).body.total).toBe(1);
        expect(await acme.licenses("suite")).toMatchObject({ total: 3 });

        const [mail] = await kith.mailTo(acme.ann.email);
        expect(mail?.subject).toBe("Acme orders 5 licenses of Kith Suite");
        await signIn(page, kith, acme.ann.email);
        await page.goto(mail?.links[0] ?? "");
        await page.getByRole("button", { name: "Approve 5 × Kith Suite" }).click();
        await expect(page.getByText("No order waits for you.")).toBeVisible();

        await expect(looking.getByText(all)).toBeHidden();
        await expect(row.getByText("Approved")).toBeVisible();
        expect(await acme.licenses("suite")).toMatchObject({ total: 8, available: 5 });
        expect((await kith.mailTo("eve@acme.test"))[0]?.subject).toBe("Order 1 was approved");
        expect(complaints).toEqual([]);
    },
);

story(
    "an order is canceled, another one rejected with a reason (S1-31)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const { page: hers } = await eveOn(browser, kith, acme);
        await hers.goto(`${kith.url}/manage/orders`);
        await expect(hers.getByText("Nothing has been ordered yet.")).toBeVisible();
        await hers.keyboard.press("n");
        await order(hers, "Kith Voice", "2");
        await hers.getByRole("button", { name: "Cancel the order of 2 × Kith Voice" }).click();
        await hers.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
        const first = hers.getByRole("row", { name: /2 × Kith Voice/ });
        await expect(first.getByText("Canceled")).toBeVisible();
        await hers.getByRole("main").getByRole("button", { name: "Order licenses" }).click();
        await order(hers, "Kith Suite", "7");

        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/instance/orders`);
        await page.getByRole("button", { name: "Reject 7 × Kith Suite" }).click();
        const dialog = page.getByRole("dialog", { name: "Reject the order?" });
        await dialog.getByRole("button", { name: "Reject" }).click();
        await expect(dialog.getByText("Please fill in this field.")).toBeVisible();
        await dialog.getByLabel("Reason").fill("Ask again in May");
        await dialog.getByRole("button", { name: "Reject" }).click();
        const second = hers.getByRole("row", { name: /7 × Kith Suite/ });
        await expect(second.getByText("Rejected")).toBeVisible();
        await expect(second.getByText("“Ask again in May”")).toBeVisible();
        expect(await acme.licenses("suite")).toMatchObject({ total: 3 });
    },
);

story(
    "an order that was canceled meanwhile is not approved (S1-31)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const { eve } = await eveOn(browser, kith, acme);
        const placed = await eve.post(`${acme.path}/orders`, { product: "suite", quantity: 5 });
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/instance/orders`);
        const approve = page.getByRole("button", { name: "Approve 5 × Kith Suite" });
        await expect(approve).toBeVisible();
        await eve.post(`${acme.path}/orders/${placed.body.id}/cancel`);
        await approve.click();
        await expect(page.getByText("This has been decided or changed meanwhile.")).toBeVisible();
        await expect(page.getByText("No order waits for you.")).toBeVisible();
        const again = await acme.ann.post(`${acme.path}/orders/${placed.body.id}/approve`);
        expect(again).toBeRefused(409, "wrong_state");
        expect(await acme.licenses("suite")).toMatchObject({ total: 3 });
    },
);

story(
    "whoever was given the accounting sees it and nothing of the orders (S1-31, S1-12)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bob = await acme.colleague("bob@acme.test");
        const { id } = await acme.user("bob@acme.test");
        expect(await bob.get(`${acme.path}/accounting`)).toBeRefused(403, "forbidden");
        await acme.ann.patch(`${acme.path}/users/${id}`, { grants: { accounting: true } });
        const placed = await acme.ann.post(`${acme.path}/orders`, { product: "suite", quantity: 5 });
        await acme.ann.post(`${acme.path}/orders/${placed.body.id}/approve`);
        expect(await bob.post(`${acme.path}/orders`, { product: "suite", quantity: 1 })).toBeRefused(403, "forbidden");

        await signIn(page, kith, "bob@acme.test");
        await page.goto(`${kith.url}/manage/orders`);
        await expect(page.getByRole("row")).toHaveCount(0);
        await page.getByRole("navigation").getByRole("link", { name: "Accounting" }).click();
        await page.getByLabel("Company").fill("Acme AG");
        await page.getByLabel("Address", { exact: true }).fill("Main Street 1\n8001 Zürich");
        await page.getByLabel("VAT ID").fill("CHE-1");
        await page.getByRole("switch", { name: "Reminders" }).check();
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("Please fill in this field.")).toBeVisible();
        await page.getByLabel("Billing e-mail").fill("pay@acme.test");
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("The billing details were saved")).toBeVisible();

        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Download as CSV" }).click();
        expect((await download).suggestedFilename()).toBe("acme-orders.csv");
        const next = await acme.ann.post(`${acme.path}/orders`, { product: "voice", quantity: 2 });
        await acme.ann.post(`${acme.path}/orders/${next.body.id}/approve`);
        await expect(page.getByRole("row", { name: /2 × Kith Voice/ })).toBeVisible();
        expect((await kith.mailTo("pay@acme.test"))[0]?.subject).toBe("A new document of Acme");
        await page.getByRole("link", { name: "Open the document of Order 1" }).click();
        const sheet = page.getByRole("article");
        for (const text of ["Confirmation of order", "Acme AG", "CHE-1", "Kith Suite"])
            await expect(sheet.getByText(text, { exact: true })).toBeVisible();
        await page.emulateMedia({ media: "print" });
        await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
        await expect(page.getByRole("navigation")).toBeHidden();
        await expect(sheet).toBeVisible();
        expect(complaints.filter((each) => !each.includes("403"))).toEqual([]);
    },
);

story(
    "operators set totals and offer products; nobody else sees those pages (S4-28)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const { page: hers } = await eveOn(browser, kith, acme);
        await expect(hers.getByRole("link", { name: "This server" })).toHaveCount(0);
        await hers.goto(`${kith.url}/instance`);
        await expect(hers.getByRole("heading", { name: "This server" })).toHaveCount(0);
        await takeAll(acme);

        await signIn(page, kith, acme.ann.email);
        await page.getByRole("navigation").getByRole("link", { name: "This server" }).click();
        await expect(page.getByText("Kith Suite: 3 of 3 used")).toBeVisible();
        await page.getByRole("button", { name: "Set the licenses of Acme" }).click();
        const dialog = page.getByRole("dialog", { name: "Licenses of Acme" });
        await dialog.getByLabel("Number of licenses").fill("2");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByText("More licenses than that are in use.")).toBeVisible();
        await dialog.getByLabel("Number of licenses").fill("9");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("Kith Suite: 3 of 9 used")).toBeVisible();
        const { body } = await acme.ann.get(`${acme.path}/audit?limit=1`);
        expect(body.items[0]).toMatchObject({
            operation: "license.total_changed",
            actor: { kind: "operator", name: "Ann Lee" },
        });

        await page.getByRole("link", { name: "Products", exact: true }).click();
        await page.getByRole("button", { name: "Add a product" }).click();
        const adding = page.getByRole("dialog", { name: "Add a product" });
        await adding.getByLabel("Name", { exact: true }).fill("Kith Piano");
        await adding.getByLabel("Short name").fill("piano");
        await adding.getByRole("checkbox", { name: "New accounts get" }).uncheck();
        await adding.getByRole("button", { name: "Save" }).click();
        await expect(page.getByRole("row", { name: /Kith Piano/ })).toContainText("None: it is ordered");
        await hers.goto(`${kith.url}/manage/orders?order=piano`);
        await order(hers, "Kith Piano", "2");
        await page.getByRole("link", { name: "Orders", exact: true }).last().click();
        await page.getByRole("button", { name: "Approve 2 × Kith Piano" }).click();
        await expect(hers.getByText("Approved")).toBeVisible();
        expect(await acme.licenses("piano")).toMatchObject({ total: 2, available: 2 });
    },
);

story(
    "the health of the server says what ails it, and the cure (S1-31)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.invite("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/instance/health`);
        await expect(page.getByText("No mail server is configured")).toBeVisible();
        await expect(page.getByText("1 mail waits")).toBeVisible();
        await expect(page.getByText("1 server", { exact: true })).toBeVisible();
        await expect(page.getByText("All done in time")).toBeVisible();
        await expect(page.getByText("Needs you").first()).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story("live frames tell of orders and of the accounting (S1-31)", { tag: "@both" }, async ({ kith, acme }) => {
    const eve = await acme.colleague("eve@acme.test", { roles: ["administrator"] });
    const live = await eve.watch(acme.id);
    const placed = await eve.post(`${acme.path}/orders`, { product: "suite", quantity: 5 });
    const { id } = placed.body;
    await live.next(({ type, data }) => type === "order.updated" && data.state === "requested");
    await acme.ann.post(`${acme.path}/orders/${id}/approve`);
    await live.next(({ type, data }) => type === "order.updated" && data.state === "approved");
    await live.next(({ type, data }) => type === "license.updated" && data.total === 8);
    await live.next(({ type }) => type === "accounting.updated");
    live.close();
});
