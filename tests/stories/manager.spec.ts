// The Manager: its menu, using without managing, the apps at the top right, settings and test mail.
import type { Page } from "@playwright/test";
import { fill, signIn } from "../support/browser";
import { expect, story } from "../support/story";

const tools = (page: Page) =>
    page.getByRole("navigation", { name: "Main menu" }).getByRole("group", { name: "Collaborative Tools" });

story(
    "using is not managing: text until it is granted, then a link without reload (S1-21, S1-26, C-16)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("bo@acme.test", { licenses: ["suite"] });
        await signIn(page, kith, "bo@acme.test");
        await page.goto(`${kith.url}/manage`);
        const main = page.getByRole("main").getByRole("region", { name: "Collaborative Tools" });
        for (const section of [tools(page), main]) {
            await expect(section.getByText("Kith Suite", { exact: true })).toBeVisible();
            await expect(section.locator("a[href]")).toHaveCount(0);
        }
        await tools(page).getByRole("button", { name: "Kith Suite" }).focus();
        await expect(page.getByRole("tooltip")).toHaveText("You are not allowed to manage this product");

        const { id } = await acme.user("bo@acme.test");
        await acme.ann.patch(`${acme.path}/users/${id}`, { grants: { manage: ["suite"] } });
        await expect(tools(page).getByRole("link", { name: "Kith Suite" })).toBeVisible();
        await expect(main.locator("a[href]")).toHaveCount(1);
        await main.getByRole("link", { name: /^Kith Suite/ }).click();
        await expect(page.getByText("1 of 3 licenses used.")).toBeVisible();
        await acme.ann.patch(`${acme.path}/users/${id}`, { grants: { manage: [] } });
        await expect(tools(page).locator("a[href]")).toHaveCount(0);
        await expect(page.getByRole("heading", { name: /not allowed to see this page/ })).toBeVisible();
    },
);

story(
    "a deep link into the Manager is where one is after signing in (S1-07)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await page.goto(`${kith.url}/manage/products/suite?tab=ledger`);
        await page.getByLabel("E-mail or username").fill(acme.ann.email);
        await page.getByLabel("Password", { exact: true }).fill(acme.ann.password);
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(page.getByRole("tab", { name: "Ledger" })).toHaveAttribute("aria-selected", "true");
    },
);

story(
    "the apps at the top right are those of the API; several accounts are switched there (S1-27, S1-28)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        const beta = (await bo.post("/accounts", { name: "Beta" })).body.id;
        await signIn(page, kith, "bo@acme.test");
        const { items } = (await bo.get(`/me/apps?account=${acme.id}`)).body;
        await page.getByRole("button", { name: "Apps" }).click();
        await expect(page.getByRole("menuitem")).toHaveText(items.map(({ name }: { name: string }) => name));
        await page.getByRole("menuitem", { name: "Manager" }).click();
        await expect(page).toHaveURL(`${kith.url}/manage`);
        await expect(page.getByText("What there is to manage in Acme.")).toBeVisible();

        await page.getByRole("button", { name: /^Switch account/ }).click();
        await page.getByRole("menuitemradio", { name: "Beta" }).click();
        await page.goto(`${kith.url}/manage`);
        await expect(page.getByText("What there is to manage in Beta.")).toBeVisible();
        await expect(tools(page).getByRole("link", { name: "Kith Suite" })).toBeVisible();
        expect(await acme.ann.get(`/accounts/${beta}`)).toBeRefused(404, "not_found");
    },
);

story(
    "each guide can be opened, and names its buttons as they stand on the page (S1-29, S0-27)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test");
        await signIn(page, kith, "ann@acme.test");
        await page.goto(`${kith.url}/help`);
        const guides = page.locator('main a[href^="/help/"]');
        await expect(guides).toHaveCount(14);
        for (const href of await guides.evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
            expect((await fetch(`${kith.url}${href}`)).status).toBe(200);
        }
        await page.goto(`${kith.url}/manage/products/suite`);
        await page.getByRole("link", { name: "Need help?" }).click();
        await expect(page.getByRole("heading", { name: "Add a user to a product" })).toBeVisible();
        const text = await page.getByRole("main").innerText();
        const named = [...text.matchAll(/“([^”]+)”/g)].map(([, label]) => label ?? "");
        expect(named.length).toBeGreaterThan(6);

        // Followed to the end, each button is where the guide says.
        await page.goto(`${kith.url}/manage/products/suite`);
        const seen = new Set<string>();
        const look = async () => {
            const shown = await page.locator("body").innerText();
            for (const label of named) if (shown.includes(label)) seen.add(label);
        };
        await look();
        await page.getByRole("button", { name: "Add a user", exact: true }).click();
        await expect(page.getByText("Create a Suite user")).toBeVisible();
        await look();
        await page.getByText("Create a Suite user").click();
        await page.getByRole("button", { name: "Next" }).click();
        await look();
        await fill(page, { "First name": "Eve", "Last name": "Extern" });
        await page.getByRole("button", { name: "Next" }).click();
        await look();
        expect([...new Set(named)].filter((label) => !seen.has(label))).toEqual([]);
    },
);

story(
    "every setting is saved and stands so in a second browser (S4-31, S4-34, C-02, C-16, S0-09)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        await signIn(page, kith, "ann@acme.test");
        await page.getByRole("link", { name: "Admin", exact: true }).click();
        const part = (name: string) => page.getByRole("region", { name, exact: true });
        const save = async (name: string) => {
            await part(name).getByRole("button", { name: "Save" }).click();
            await expect(part(name).getByText("Not saved yet")).toBeHidden();
        };
        await part("General").getByLabel("Name of the account").fill("Acme Rockets");
        await part("General")
            .getByRole("radio", { name: /^Public/ })
            .check();
        await save("General");
        await part("Support contact").getByLabel("Name").fill("The desk");
        await part("Support contact").getByLabel("E-mail").fill("no address");
        await part("Support contact").getByRole("button", { name: "Save" }).click();
        await expect(part("Support contact").getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
        await part("Support contact").getByLabel("E-mail").fill("desk@acme.test");
        await save("Support contact");
        await part("Joining and inviting")
            .getByRole("radio", { name: /^Without approval/ })
            .check();
        await part("Joining and inviting").getByLabel("Page that helps").fill("https://help.acme.test/");
        await save("Joining and inviting");
        await part("Products").getByRole("switch").click();
        await save("Products");
        const calls = part("Call recording");
        await calls.getByRole("switch").click();
        await calls.getByLabel("Keep recordings for (days)").fill("3651");
        await calls.getByRole("button", { name: "Save" }).click();
        await expect(calls.getByLabel("Keep recordings for (days)")).toHaveAttribute("aria-invalid", "true");
        await calls.getByLabel("Keep recordings for (days)").fill("30");
        await save("Call recording");
        await part("Notice").getByLabel("Text").fill("No legal advice.");
        await page.reload();
        await expect(part("Notice").getByLabel("Text")).toHaveValue("No legal advice.");
        await save("Notice");

        expect((await acme.ann.get(`${acme.path}/settings`)).body).toMatchObject({
            internal_invites_by_users: "direct",
            products_implicit_admin_manage: false,
            call_recording: false,
            call_recording_days: 30,
            signup_help_url: "https://help.acme.test/",
            notice: "No legal advice.",
        });
        const other = await (await browser.newContext()).newPage();
        await signIn(other, kith, "ann@acme.test");
        await other.goto(`${kith.url}/manage/admin`);
        const there = (name: string) => other.getByRole("region", { name, exact: true });
        await expect(there("General").getByLabel("Name of the account")).toHaveValue("Acme Rockets");
        await expect(there("General").getByRole("radio", { name: /^Public/ })).toBeChecked();
        await expect(there("Support contact").getByLabel("E-mail")).toHaveValue("desk@acme.test");
        await expect(there("Products").getByRole("switch")).not.toBeChecked();
        await expect(there("Call recording").getByRole("switch")).not.toBeChecked();
    },
);

story(
    "a test mail goes to oneself, and the page says what became of it (S1-16, B28)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, "ann@acme.test");
        await page.goto(`${kith.url}/manage/admin`);
        await page.getByRole("button", { name: "Send test mail to ann@acme.test" }).click();
        await expect(page.getByText(/^The mail waits to be sent/)).toBeVisible();
        const [mail] = await kith.mailTo("ann@acme.test");
        expect(mail?.subject).toBe("Test mail of Acme");
        const { items } = (await acme.ann.get(`${acme.path}/audit?limit=1`)).body;
        expect(items[0].operation).toBe("account.test_mail_sent");
    },
);

story(
    "the history of an invitation says why its mail was not sent (B28)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const { id } = (await acme.invite("bo@acme.test")).body;
        await acme.ann.post(`${acme.path}/invitations/${id}/renew-link`);
        await signIn(page, kith, "ann@acme.test");
        await page.goto(`${kith.url}/users`);
        const row = page.getByRole("row", { name: /bo@acme.test/ });
        await expect(row).toContainText("Not mailed: a new link replaced the one in the mail");
        await row.getByRole("button", { name: "History of the invitation to bo Berg" }).click();
        const steps = page.getByRole("dialog").getByRole("listitem");
        await expect(steps).toHaveCount(3);
        await expect(steps.nth(0)).toContainText("Invited");
        await expect(steps.nth(0)).toContainText("Ann Lee");
        await expect(page.getByRole("dialog")).toContainText("A new link was made");
        await expect(page.getByRole("dialog")).toContainText("The mail was not sent any more");
        await page.keyboard.press("Escape");
        await expect(row.getByRole("button", { name: /^History/ })).toBeFocused();
    },
);

story(
    "Home shows the last days in pictures, and the same in a table (B12, B28)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { licenses: ["suite"] });
        await acme.invite("cy@acme.test");
        await signIn(page, kith, "ann@acme.test");
        const trends = page.getByRole("region", { name: "The last 30 days" });
        await expect(trends.getByText("1 used")).toBeVisible();
        await expect(trends.getByText("3 in all").first()).toBeVisible();
        await trends.getByRole("button", { name: "Show as a table" }).click();
        const today = trends.getByRole("table").getByRole("row").nth(1);
        await expect(today.getByRole("cell").nth(1)).toHaveText("1");
        await expect(today.getByRole("cell").nth(2)).toHaveText("0");
        await expect(trends.getByText("Sent", { exact: true })).toBeVisible();
    },
);
