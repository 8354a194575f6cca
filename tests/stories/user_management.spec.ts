// The page User Management: who may sign up, who is there, and what is done to many at once.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

const whyOff =
    "Users may sign up without an invitation. To invite users from this page, turn off " +
    "Allow users to signup automatically. Single people can be invited from Contacts at any time.";

async function openUsers(page: Page, kith: Kith, search = ""): Promise<void> {
    await signIn(page, kith, "ann@acme.test");
    await page.goto(`${kith.url}/users${search}`);
    await expect(table(page)).toBeVisible();
}

function table(page: Page) {
    return page.getByRole("table", { name: "Users" });
}

function row(page: Page, email: string) {
    return table(page).getByRole("row").filter({ hasText: email });
}

function toggle(page: Page) {
    return page.getByRole("switch", { name: "Allow users to signup automatically", exact: true });
}

function inviteUser(page: Page) {
    return page.getByRole("button", { name: "+ Invite User", exact: true });
}

async function isSignupOn(acme: Acme): Promise<boolean> {
    return (await acme.ann.get(`${acme.path}/settings`)).body.auto_signup;
}

async function addMany(acme: Acme, count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) {
        const last_name = `Zimmer ${"abcdefghij"[Math.floor(number / 26)]}${"abcdefghijklmnopqrstuvwxyz"[number % 26]}`;
        await acme.add(`many${number}@acme.test`, { first_name: "Max", last_name });
    }
}

story(
    "the page has its parts, and the table its columns (S4-01, S4-03, S4-33)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { roles: ["manager"], licenses: ["suite"] });
        await openUsers(page, kith, "?source=Dialers");
        await expect(page.getByRole("heading", { name: "User Management" })).toBeVisible();
        await expect(page.getByRole("region", { name: /^Pending/ })).toBeVisible();
        const titles = await table(page).getByRole("columnheader").allInnerTexts();
        expect(titles.map((title) => title.trim()).filter(Boolean)).toEqual([
            ...["Name", "Email", "Roles", "Licenses", "Status", "Last seen", "Added", "Edit"],
        ]);
        const bo = row(page, "bo@acme.test");
        await expect(bo).toContainText("Team manager");
        await expect(bo).toContainText("Kith Suite");
        await expect(bo).toContainText("Active");
        await expect(bo.getByTitle("Edit", { exact: true })).toBeVisible();
        await bo.getByRole("button", { name: "Edit bo Berg" }).click();
        const { id } = await acme.user("bo@acme.test");
        await expect(page).toHaveURL(new RegExp(`[?&]edit=${id}`));
    },
);

story(
    "sign-up is on at first; + Invite User is off and says why (S4-04, S4-06, S4-07, S4-09, S4-19)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await openUsers(page, kith);
        await expect(toggle(page)).toBeChecked();
        expect(await isSignupOn(acme)).toBe(true);
        await expect(page.getByText(/^Nobody can sign up yet/)).toBeVisible();
        await expect(page.getByText(`${kith.url}/s/acme`, { exact: true })).toBeVisible();

        const guide = page.getByRole("link", { name: "Sign up guide for users", exact: true });
        await expect(guide).toHaveAttribute("href", `${kith.url}/help/sign-up`);
        await expect(page.getByRole("button", { name: "Copy: Sign-in link" })).toBeVisible();

        await expect(inviteUser(page)).toBeDisabled();
        await expect(inviteUser(page)).toHaveAccessibleDescription(whyOff);
        await inviteUser(page).hover();
        await expect(page.getByRole("tooltip")).toHaveText(whyOff);
        await page.mouse.move(0, 0);
        await expect(page.getByRole("tooltip")).toBeHidden();
        await inviteUser(page).focus();
        await page.keyboard.press("Shift+Tab");
        await page.keyboard.press("Tab");
        await expect(inviteUser(page)).toBeFocused();
        await expect(page.getByRole("tooltip")).toHaveText(whyOff);
        await page.keyboard.press("Enter");
        await expect(page).toHaveURL(`${kith.url}/users`);
        const rows = [{ name: "Bo Berg", email: "bo@acme.test", roles: ["user"], licenses: ["suite"] }];
        const refused = await acme.ann.post(`${acme.path}/invitations/batch`, { rows });
        expect(refused).toBeRefused(409, "auto_signup_enabled");
    },
);

story(
    "who comes for Invite User while it is closed is told why (S4-06)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        expect(await isSignupOn(acme)).toBe(true);
        await openUsers(page, kith, "?notice=signup_on");
        const notice = page.getByRole("status").filter({ hasText: whyOff });
        await expect(notice).toBeVisible();
        await notice.getByRole("button", { name: "Close" }).click();
        await expect(notice).toBeHidden();
        await expect(page).toHaveURL(`${kith.url}/users`);
    },
);

story(
    "only Confirm turns sign-up off, and other administrators see it at once (S4-04, S4-10)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const second = await (await browser.newContext()).newPage();
        await openUsers(page, kith);
        await openUsers(second, kith);

        const dialog = page.getByRole("dialog");
        await toggle(page).click();
        await expect(dialog).toContainText(
            "Users will no longer be able to sign up without an invitation. Turn off automatic sign-up?",
        );
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await expect(dialog).toBeHidden();
        await expect(toggle(page)).toBeChecked();
        await expect(toggle(page)).toBeFocused();
        await page.keyboard.press("Space");
        await expect(dialog).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await expect(toggle(page)).toBeChecked();
        expect(await isSignupOn(acme)).toBe(true);

        await toggle(page).click();
        await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
        await expect(dialog).toBeHidden();
        await expect(toggle(page)).not.toBeChecked();
        expect(await isSignupOn(acme)).toBe(false);
        await expect(toggle(second)).not.toBeChecked();
        await expect(inviteUser(second)).toBeEnabled();

        await inviteUser(page).click();
        await expect(page).toHaveURL(`${kith.url}/users/invite`);
        await page.goBack();

        // On again: nobody is asked.
        await toggle(second).click();
        await expect(toggle(second)).toBeChecked();
        await expect(toggle(page)).toBeChecked();
        await expect(inviteUser(page)).toBeDisabled();
        expect(await isSignupOn(acme)).toBe(true);
        await page.reload();
        await expect(toggle(page)).toBeChecked();
        await second.context().close();
    },
);

story(
    "inactive users are hidden until asked for, and the browser remembers (S4-26)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const { body } = await acme.add("kim@acme.test");
        await acme.ann.patch(`${acme.path}/users/${body.id}`, { active: false });
        await openUsers(page, kith);
        const activeOnly = page.getByRole("switch", { name: "Show Only Active Users", exact: true });
        await expect(activeOnly).toBeChecked();
        await expect(row(page, "ann@acme.test")).toBeVisible();
        await expect(row(page, "kim@acme.test")).toBeHidden();
        await activeOnly.click();
        await expect(row(page, "kim@acme.test")).toContainText("Inactive");
        await expect(row(page, "ann@acme.test")).toContainText("Active");

        await page.goto(`${kith.url}/users`);
        await expect(activeOnly).not.toBeChecked();
        await expect(row(page, "kim@acme.test")).toBeVisible();
        await page.getByLabel("Search name or e-mail").fill("kim");
        await expect(row(page, "ann@acme.test")).toBeHidden();
        await activeOnly.click();
        await expect(page.getByText("Nobody matches “kim”.")).toBeVisible();
        await page.getByRole("button", { name: "Clear the search" }).click();
        await expect(row(page, "ann@acme.test")).toBeVisible();
    },
);

story(
    "who was sent here goes back to where he came from (S4-02)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test");
        await signIn(page, kith, "ann@acme.test");
        const place = encodeURIComponent("<img src=x onerror=alert(1)>Dialers");
        const body = `<a href="${kith.url}/users?source=${place}">Users</a>`;
        await page.route("http://dialers.test/", (route) => route.fulfill({ contentType: "text/html", body }));
        await page.goto("http://dialers.test/");
        await page.getByRole("link", { name: "Users" }).click();
        await expect(table(page)).toBeVisible();
        await expect(page.locator("body")).not.toContainText("Dialers");
        await page.getByLabel("Search name or e-mail").fill("bo@");
        await expect(page).toHaveURL(/q=bo/);
        await page.getByRole("link", { name: "Back", exact: true }).click();
        await expect(page).toHaveURL("http://dialers.test/");
        await page.goto(`${kith.url}/users`);
        await expect(page.getByRole("link", { name: "Back", exact: true })).toHaveCount(0);
    },
);

story(
    "filters and order stand in the address, and Back takes them back (S4-01, S4-33)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { roles: ["administrator"] });
        await acme.add("cy@acme.test", { licenses: ["voice"] });
        await openUsers(page, kith);
        await page.getByRole("button", { name: "Role", exact: true }).click();
        await page.getByRole("menuitemradio", { name: "Administrator" }).click();
        await expect(row(page, "cy@acme.test")).toBeHidden();
        await expect(row(page, "bo@acme.test")).toBeVisible();
        await expect(page).toHaveURL(/role=administrator/);
        await page.reload();
        await expect(row(page, "bo@acme.test")).toBeVisible();
        await expect(row(page, "cy@acme.test")).toBeHidden();
        await page.getByRole("button", { name: "License", exact: true }).click();
        await page.getByRole("menuitemradio", { name: "Kith Voice" }).click();
        await expect(page.getByText("No user fits these filters.")).toBeVisible();
        await page.goBack();
        await expect(row(page, "bo@acme.test")).toBeVisible();
        await page.getByRole("button", { name: "Clear filters" }).click();
        await expect(row(page, "cy@acme.test")).toBeVisible();
        await expect(page).toHaveURL(`${kith.url}/users`);

        const names = () => table(page).getByRole("cell").filter({ hasText: "@" }).allInnerTexts();
        await page.getByRole("button", { name: "Name", exact: true }).click();
        await expect.poll(names).toEqual(["ann@acme.test", "cy@acme.test", "bo@acme.test"].sort().reverse());
        await page.getByRole("button", { name: "Added", exact: true }).click();
        await expect.poll(names).toEqual(["ann@acme.test", "bo@acme.test", "cy@acme.test"]);
    },
);

story("columns and density are as somebody left them", { tag: "@browser" }, async ({ kith, acme, page }) => {
    expect(acme.id).not.toBe("");
    await openUsers(page, kith);
    const email = table(page).getByRole("columnheader", { name: "Email" });
    await page.getByRole("button", { name: "View" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Email" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Compact rows" }).click();
    await expect(email).toBeHidden();
    await page.reload();
    await expect(table(page).getByRole("columnheader", { name: "Roles" })).toBeVisible();
    await expect(email).toBeHidden();
    const box = await table(page).getByRole("row").nth(1).boundingBox();
    expect(box?.height).toBeLessThan(40);
});

story("the keyboard walks the rows, selects and edits", { tag: "@browser" }, async ({ kith, acme, page }) => {
    for (const name of ["bo", "cy", "dee"]) await acme.add(`${name}@acme.test`);
    await openUsers(page, kith);
    await expect(row(page, "dee@acme.test")).toBeVisible();
    await page.keyboard.press("j");
    await expect(row(page, "ann@acme.test")).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(row(page, "bo@acme.test").getByRole("checkbox")).toBeChecked();
    await expect(page.getByText("1 selected")).toBeVisible();
    await row(page, "dee@acme.test")
        .getByRole("checkbox")
        .click({ modifiers: ["Shift"] });
    await expect(page.getByText("3 selected")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByText("3 selected")).toBeHidden();
    await page.keyboard.press("k");
    await expect(row(page, "cy@acme.test")).toBeFocused();
    await page.keyboard.press("Enter");
    const { id } = await acme.user("cy@acme.test");
    await expect(page).toHaveURL(new RegExp(`[?&]edit=${id}`));
});

story(
    "two hundred people: few rows in the page, newcomers wait while one reads (S4-01, S4-16)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await addMany(acme, 210);
        await openUsers(page, kith);
        await expect(row(page, "ann@acme.test")).toBeVisible();
        const rowsInPage = () => table(page).locator("tbody tr[role=row]").count();
        expect(await rowsInPage()).toBeLessThan(80);
        await expect(table(page)).toHaveAttribute("aria-rowcount", "212");

        // Rows may still move: the newcomer comes in at once.
        await acme.add("abe@acme.test", { first_name: "Abe" });
        await expect(row(page, "abe@acme.test")).toBeVisible();

        const last = row(page, "many209@acme.test");
        await expect(async () => {
            await page.mouse.wheel(0, 4000);
            await expect(last).toBeVisible({ timeout: 300 });
        }).toPass();
        expect(await rowsInPage()).toBeLessThan(80);
        await acme.add("zoe@acme.test", { first_name: "Zoe" });
        await acme.add("zac@acme.test", { first_name: "Zac" });
        const pill = page.getByRole("button", { name: "2 new" });
        await expect(pill).toBeVisible();
        await expect(row(page, "zoe@acme.test")).toBeHidden();
        await pill.click();
        await expect(row(page, "zoe@acme.test")).toBeVisible();
        await expect(row(page, "zac@acme.test")).toBeVisible();
        await expect(pill).toBeHidden();
    },
);

for (const [width, colorScheme] of [
    [1440, "light"],
    [390, "dark"],
] as const) {
    story.describe(`${colorScheme}, ${width} px wide`, { tag: "@browser" }, () => {
        story.use({ colorScheme, viewport: { width, height: 900 } });
        story("nothing for axe to report, with everything open", async ({ kith, acme, page }) => {
            await acme.add("bo@acme.test", { licenses: ["suite", "voice"] });
            await openUsers(page, kith, "?notice=signup_on&state=all");
            await page.getByLabel("Select bo Berg").check();
            const axe = async () => {
                expect(await barriersOf(page)).toEqual([]);
            };
            await page.evaluate(() => Promise.all(document.getAnimations().map((it) => it.finished)));
            await axe();
            await page.getByRole("button", { name: "Licenses", exact: true }).last().click();
            await expect(page.getByRole("menu")).toHaveCSS("opacity", "1");
            await page.evaluate(() => Promise.all(document.getAnimations().map((it) => it.finished)));
            await axe();
            expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
        });
    });
}
