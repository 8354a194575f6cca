// The walk-throughs of the acceptance list about user management, by hand and eye: what the other
// file does by API, two people do here in two browsers.
import type { Browser, Page } from "@playwright/test";
import { ann } from "../support/acme";
import { cell, fill, fillRow, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const cy = { name: "Cy Cole", email: "cy@acme.test", roles: ["Admin"], licenses: ["Kith Suite"] };
const dee = {
    name: "Dee Day",
    email: "dee@acme.test",
    roles: ["Team manager", "User"],
    licenses: ["Kith Suite"],
};

async function foundInBrowser(page: Page, kith: Kith) {
    await page.goto(kith.setupUrl);
    await fill(page, {
        "Name of the account": ann.account_name,
        "First name": ann.first_name,
        "Last name": ann.last_name,
        "E-mail": ann.email,
        Password: password,
    });
    await page.getByRole("button", { name: "Found the account" }).click();
    await expect(page.getByRole("heading", { name: "Hello, Ann" })).toBeVisible();
}

/** Opens the mailed link in a browser of one's own, and registers. */
async function register(browser: Browser, kith: Kith, email: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(await kith.invitationLinkTo(email));
    await page.getByRole("button", { name: "Accept the invitation" }).click();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("Repeat password").fill(password);
    await page.getByRole("button", { name: "Complete registration" }).click();
    await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
    return page;
}

const toggle = (page: Page) => page.getByRole("switch", { name: /^Allow users to signup/ });

async function inviteCyAndDee(page: Page, kith: Kith) {
    await page.goto(`${kith.url}/users`);
    await toggle(page).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(toggle(page)).toBeChecked();
    await toggle(page).click();
    await page.getByRole("dialog").getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(toggle(page)).not.toBeChecked();
    await page.getByRole("button", { name: "+ Invite User" }).click();
    await expect(page.getByRole("heading", { name: "Invite User" })).toBeVisible();
    await expect(cell(page, "Name", 3)).toBeVisible();
    await fillRow(page, 1, cy);
    await fillRow(page, 3, dee);
    await page.getByRole("button", { name: "Send Invites" }).click();
    await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
}

story(
    "walk-throughs 1 and 3 in two browsers (S4-04, S4-10, S4-12, S4-14, S4-16, S4-28, S1-18, S1-19)",
    { tag: ["@browser", "@both", "@two_nodes"] },
    async ({ kith, page, browser }) => {
        await foundInBrowser(page, kith);
        await page.goto(`${kith.url}/users`);
        await expect(toggle(page)).toBeChecked();
        await expect(page.getByRole("row", { name: /Ann Lee/ })).toContainText("Legal representative");

        await inviteCyAndDee(page, kith);
        await expect(page.getByText("1 available of 3 (2 reserved)")).toBeVisible();
        expect(await kith.mailTo(cy.email)).toHaveLength(1);
        expect(await kith.mailTo(dee.email)).toHaveLength(1);

        // Ann's page is open while Dee comes: the row moves by itself.
        await page.goto(`${kith.url}/users`);
        const waiting = page.getByRole("table", { name: "Pending" }).getByText(dee.email);
        await expect(waiting).toBeVisible();
        const dees = await register(browser, kith, dee.email);
        await expect(waiting).toBeHidden();
        const row = page.getByRole("row", { name: /Edit Dee Day/ });
        await expect(row).toContainText("Team manager");
        await expect(row).toContainText("Kith Suite");
        await expect(dees.getByRole("link", { name: "Users", exact: true })).toBeHidden();
        await dees.context().close();

        const cys = await register(browser, kith, cy.email);
        await cys.goto(`${kith.url}/users`);
        await expect(cys.getByRole("heading", { name: "User Management" })).toBeVisible();
        await cys.context().close();
    },
);

story(
    "walk-throughs 4 and 5 in two browsers (S4-22, S4-23, S4-24, S4-25, S4-26, S4-27, S4-29)",
    { tag: ["@browser", "@both", "@two_nodes"] },
    async ({ kith, acme, page, browser }) => {
        await acme.add("bob@acme.test", { first_name: "Bob" });
        await signIn(page, kith, acme.ann.email);
        await inviteCyAndDee(page, kith);
        const dees = await register(browser, kith, dee.email);
        const dialog = page.getByRole("dialog", { name: "Edit User" });
        const saved = page.getByText("User details have been updated successfully!", { exact: true });
        const edit = async (name: string) => {
            await page.goto(`${kith.url}/users`);
            await page.getByRole("button", { name: `Edit ${name}` }).click();
            await expect(dialog.getByLabel("First name")).toBeFocused();
        };

        // The last license is told of; another one there is not.
        await edit("Bob Berg");
        await dialog.getByRole("tab", { name: "Licenses" }).click();
        await dialog.getByRole("checkbox", { name: "Kith Suite" }).check();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(saved).toBeVisible();
        await expect(page.getByText(/^All available Kith Suite licenses have been assigned/).first()).toBeVisible();

        // Confirm alone stores nothing.
        const active = dialog.getByRole("switch", { name: "Active", exact: true });
        const confirm = page.getByRole("button", { name: "Confirm", exact: true });
        await edit("Dee Day");
        await active.click();
        await confirm.click();
        await page.goto(`${kith.url}/users`);
        expect(await acme.user(dee.email)).toMatchObject({ state: "active" });

        // With Save it is stored, and the draft of before is there to be saved.
        await page.getByRole("button", { name: "Edit Dee Day" }).click();
        await expect(dialog.getByLabel("First name")).toBeVisible();
        if (await active.isChecked()) {
            await active.click();
            await confirm.click();
        }
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(saved.first()).toBeVisible();
        await expect(page.getByRole("row", { name: /Edit Dee Day/ })).toBeHidden();
        await dees.reload();
        await expect(dees.getByRole("heading", { name: "Sign in to Kith" })).toBeVisible({ timeout: 15_000 });
        expect(await acme.licenses("suite")).toMatchObject({ available: 1 });

        // Shown again, and made active again, with the license back.
        await page.getByRole("switch", { name: "Show Only Active Users" }).click();
        await expect(page.getByRole("row", { name: /Edit Dee Day/ })).toContainText("Inactive");
        await page.getByRole("button", { name: "Edit Dee Day" }).click();
        await active.check();
        await dialog.getByRole("tab", { name: "Licenses" }).click();
        await dialog.getByRole("checkbox", { name: "Kith Suite" }).check();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog).toBeHidden();
        expect(await acme.user(dee.email)).toMatchObject({ state: "active", licenses: ["suite"] });

        // For oneself there is no toggle at all.
        await edit("Ann Lee");
        await expect(active).toHaveCount(0);
        await dees.context().close();
    },
);
