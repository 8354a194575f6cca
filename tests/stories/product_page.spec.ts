// The page of one product: its users and licenses, the ledger, what lies idle, and the wizard.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { exported, fill, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

const day = 24 * 60 * 60;

async function openSuite(page: Page, kith: Kith, login = "ann@acme.test", search = "") {
    await signIn(page, kith, login);
    await page.goto(`${kith.url}/manage/products/suite${search}`);
    await expect(page.getByRole("heading", { name: "Kith Suite", level: 1 })).toBeVisible();
}

const users = (page: Page) => page.getByRole("table", { name: "Users" });
const pending = (page: Page) => page.getByRole("table", { name: "Pending" });
const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true });

async function suiteOf(acme: Acme, email: string): Promise<string[]> {
    return (await acme.user(email)).licenses;
}

story(
    "counts follow from invitation over acceptance to inactive (S1-01, S1-07, S1-17, S1-25)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { licenses: ["suite"] });
        await openSuite(page, kith);
        await expect(page.getByText("1 of 3 licenses used.")).toBeVisible();
        await expect(users(page).getByText("bo@acme.test")).toBeVisible();

        await acme.invite("cy@acme.test", { licenses: ["suite"] });
        await expect(page.getByText("1 of 3 licenses used, 1 reserved.")).toBeVisible();
        await expect(pending(page).getByText("cy@acme.test")).toBeVisible();
        const token = await kith.invitationTokenTo("cy@acme.test");
        await kith.somebody("cy@acme.test").post(`/public/invitations/${token}/accept`, {
            first_name: "Cy",
            last_name: "Berg",
            password: "a long enough password",
        });
        await expect(page.getByText("2 of 3 licenses used.")).toBeVisible();
        await expect(users(page).getByText("cy@acme.test")).toBeVisible();
        await expect(pending(page)).toBeHidden();

        const { id } = await acme.user("cy@acme.test");
        await acme.ann.patch(`${acme.path}/users/${id}`, { active: false });
        await expect(page.getByText("1 of 3 licenses used.")).toBeVisible();
        await expect(users(page).getByText("cy@acme.test")).toBeHidden();
    },
);

story(
    "a license is taken away, and given back while one regrets it (B12, S1-25)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { licenses: ["suite"] });
        await openSuite(page, kith);
        await page.getByRole("button", { name: "Take away license of bo Berg" }).click();
        await expect(page.getByText("bo Berg has no license any more")).toBeVisible();
        await expect(page.getByText("Nobody has a license of Kith Suite yet.")).toBeVisible();
        expect(await suiteOf(acme, "bo@acme.test")).toEqual([]);
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(users(page).getByText("bo@acme.test")).toBeVisible();
        expect(await suiteOf(acme, "bo@acme.test")).toEqual(["suite"]);
    },
);

story(
    "somebody who is here is added; only who has no license is offered (S1-08, C-14)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { licenses: ["suite"] });
        await acme.add("cy@acme.test");
        await openSuite(page, kith);
        await page.getByRole("button", { name: "Add a user", exact: true }).click();
        await expect(next(page)).toHaveAttribute("aria-disabled", "true");
        await next(page).click({ force: true });
        await expect(page.getByRole("heading", { name: "Whom do you want to add?" })).toBeVisible();
        await page.getByRole("radio", { name: /^Add an existing user of the account/ }).check();
        await next(page).click();
        const offered = page.getByRole("radiogroup", { name: "Add an existing user of the account" });
        await expect(offered.getByText("cy@acme.test")).toBeVisible();
        await expect(offered.getByText("bo@acme.test")).toBeHidden();
        await offered.getByText("cy Berg").click();
        await page.getByRole("button", { name: "Add", exact: true }).click();
        await expect(page.getByText("cy Berg has a license of Kith Suite now")).toBeVisible();
        expect(await suiteOf(acme, "cy@acme.test")).toEqual(["suite"]);
    },
);

story(
    "the wizard says what each role is, keeps what was typed, and offers Resend (S1-09..11, S1-13, S1-15, S1-16)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("cy@acme.test", { roles: ["administrator"] });
        await acme.invite("eve@ext.test");
        await openSuite(page, kith, "cy@acme.test");
        await page.getByRole("button", { name: "Add a user", exact: true }).click();
        await page.getByRole("radio", { name: /^Create a Suite user/ }).check();
        await next(page).click();
        for (const line of [
            "Legal responsibility for the organization",
            "Can manage the products you authorize",
            "Can manage accounting if you authorize it",
        ])
            await expect(page.getByText(line, { exact: true })).toBeVisible();
        for (const line of [
            "Can manage all products and users",
            "Can manage accounting and orders for new products",
        ])
            await expect(page.getByText(line, { exact: true })).toHaveCount(2);
        const legal = page.getByRole("radio", { name: /^Legal representative/ });
        await expect(legal).toHaveAttribute("aria-disabled", "true");
        await expect(page.getByRole("radio", { name: /^User/ })).toBeChecked();

        // Names first; the field that is missing has the focus.
        await next(page).click();
        await expect(page.getByLabel("First name")).toBeFocused();
        await fill(page, { "First name": "Eve", "Last name": "Extern" });
        await page.reload();
        await expect(page.getByLabel("Last name")).toHaveValue("Extern");
        await next(page).click();
        await expect(
            page.getByRole("radio", { name: /^Do not create an email address for the user/ }),
        ).toBeChecked();
        await page.getByLabel("Existing email address").fill("EVE@ext.test");
        await page.getByRole("button", { name: "Invite", exact: true }).click();
        await expect(page.getByText("has a pending invitation already")).toBeVisible();
        await page.getByRole("dialog").getByRole("button", { name: "Resend" }).click();
        await expect(page.getByText(/is on its way again/)).toBeVisible();
        expect(await kith.mailTo("eve@ext.test")).toHaveLength(2);

        await page.getByLabel("Existing email address").fill("new@ext.test");
        await page.getByRole("button", { name: "Invite", exact: true }).dblclick();
        await expect(page.getByRole("heading", { name: "Invite has been sent" })).toBeVisible();
        expect(await kith.mailTo("new@ext.test")).toHaveLength(1);
        expect(await acme.licenses("suite")).toMatchObject({ reserved: 1, available: 2 });
        await page.getByRole("dialog").getByRole("button", { name: "Copy link" }).click();
        const link = await page.getByRole("dialog").locator("code").innerText();
        await page.goto(link);
        await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
    },
);

story(
    "who manages one product adds plain users to it, and nothing more (S1-06, S1-12, S1-15, S1-25)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("bo@acme.test", { grants: { manage: ["suite"] } });
        await openSuite(page, kith, "bo@acme.test");
        await page.getByRole("button", { name: "Add a user", exact: true }).click();
        await page.getByRole("radio", { name: /^Create a Suite user/ }).check();
        await next(page).click();
        const administrator = page.getByRole("radio", { name: /^Administrator/ });
        await expect(administrator).toHaveAttribute("aria-disabled", "true");
        await fill(page, { "First name": "Eve", "Last name": "Extern" });
        await next(page).click();
        await expect(page.getByRole("switch", { name: "Add the user to Kith Voice" })).toHaveCount(0);
        await page.getByLabel("Existing email address").fill("eve@ext.test");
        await page.getByRole("button", { name: "Invite", exact: true }).click();
        await expect(page.getByRole("heading", { name: "Invite has been sent" })).toBeVisible();
        await page.getByRole("button", { name: "Done" }).click();
        await expect(pending(page).getByText("eve@ext.test")).toBeVisible();
        await expect(page.getByText("0 of 3 licenses used, 1 reserved.")).toBeVisible();
        await expect(pending(page).getByRole("button", { name: /^Resend/ })).toBeVisible();
    },
);

story(
    "the ledger answers who held which seat on which day (B12)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { licenses: ["suite"] });
        const { id } = await acme.user("bo@acme.test");
        await kith.advance(3 * day);
        await acme.ann.signIn();
        await acme.ann.delete(acme.license("suite", id));
        await acme.add("cy@acme.test", { licenses: ["suite"] });
        await kith.advance(2 * day);
        await page.clock.setFixedTime(Date.now() + 5 * day * 1000);
        await openSuite(page, kith, "ann@acme.test", "?tab=ledger");
        const picture = page.getByRole("img", { name: /^Who held which license/ });
        await expect(picture).toContainText("Seat 1");
        const table = page.getByRole("table", { name: "Who held which seat?" });
        await expect(table.getByRole("row")).toHaveCount(3);

        const on = (days: number) => new Date(Date.now() + days * day * 1000).toISOString().slice(0, 10);
        await page.getByLabel("Seat", { exact: true }).fill("1");
        await page.getByLabel("Day", { exact: true }).fill(on(1));
        await expect(table.getByText("cy Berg")).toBeHidden();
        await expect(table.getByText("bo Berg")).toBeVisible();
        await page.getByLabel("Day", { exact: true }).fill(on(4));
        await expect(table.getByText("cy Berg")).toBeVisible();
        await expect(table.getByText("bo Berg")).toBeHidden();
        const file = await exported(page);
        expect(file[0]).toBe("license,holder,holder_kind,holder_id,from,until");
        expect(file.slice(1)).toEqual([expect.stringMatching(/^1,cy Berg,membership,/)]);
        await page.getByLabel("Seat", { exact: true }).fill("2");
        await expect(page.getByText("Nobody held one.")).toBeVisible();
    },
);

story(
    "licenses of people unseen for 30 days are ticked and freed, and come back (B12)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        for (const email of ["bo@acme.test", "cy@acme.test"]) await acme.add(email, { licenses: ["suite"] });
        await kith.advance(40 * day);
        await page.clock.setFixedTime(Date.now() + 40 * day * 1000);
        await acme.ann.signIn();
        await acme.add("dee@acme.test", { licenses: ["suite"] });
        await openSuite(page, kith, "ann@acme.test", "?tab=unused");
        const idle = page.getByRole("table", { name: "Licenses nobody uses" });
        await expect(idle.getByText("bo@acme.test")).toBeVisible();
        await expect(idle.getByText("dee@acme.test")).toBeHidden();
        const take = page.getByRole("button", { name: "Take away licenses" });
        await expect(take).toHaveAttribute("aria-disabled", "true");
        await page.getByText("90 days").click();
        await expect(page.getByText("Everybody with a license has been here.")).toBeVisible();
        await page.getByText("30 days").click();
        await page.getByRole("button", { name: "Choose all 2" }).click();
        await page.getByRole("button", { name: "Take away 2 licenses" }).click();
        await expect(page.getByText("2 licenses are free again")).toBeVisible();
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 1, available: 2 });
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(page.getByText("2 licenses have been given back")).toBeVisible();
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 3, available: 0 });
    },
);
