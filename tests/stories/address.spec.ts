// Changing the address one signs in with: both are told, the old one opens the login until the
// new one is confirmed, and undoes it for seven days (B08, S0-04).
import type { Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

async function linkTo(kith: Kith, address: string): Promise<string> {
    for (const mail of await kith.mailTo(address)) {
        const link = mail.links.find((url) => url.includes("/address/"));
        if (link) return link;
    }
    throw new Error(`no link about an address was mailed to ${address}`);
}

async function expectAxeSilent(page: Page) {
    expect(await barriersOf(page, "main")).toEqual([]);
}

story(
    "one's own address is changed in the profile, confirmed by the new one, undone by the old one (B08)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.colleague("bo@acme.test");
        await signIn(page, kith, "bo@acme.test");
        await page.goto(`${kith.url}/profile#address`);
        const part = page.getByRole("region", { name: "Sign-in address" });
        await part.getByLabel("E-mail").fill("bob@home.test");
        await part.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("We mailed a link to bob@home.test.", { exact: false })).toBeVisible();
        await expect(part.getByText("Until then you sign in with bo@acme.test.", { exact: false })).toBeVisible();
        await expectAxeSilent(page);
        expect(await kith.somebody("bo@acme.test").signIn()).toAnswer(200);

        await page.goto(await linkTo(kith, "bob@home.test"));
        await expect(page.getByRole("heading", { name: "Confirm your new address" })).toBeVisible();
        expect(page.url()).toBe(`${kith.url}/address/-`);
        await expectAxeSilent(page);
        await page.getByRole("button", { name: "Confirm the address" }).click();
        await expect(page.getByText("You sign in with bob@home.test from now on.")).toBeVisible();
        expect(await kith.somebody("bob@home.test").signIn()).toAnswer(200);
        const old = await kith.somebody("bo@acme.test").signIn();
        expect(old).toBeRefused(401, "invalid_credentials");

        await page.goto(await linkTo(kith, "bo@acme.test"));
        await page.getByRole("button", { name: "Undo the change" }).click();
        await expect(page.getByText("You sign in with bo@acme.test, as before.", { exact: false })).toBeVisible();
        await page.getByRole("link", { name: "Choose a password" }).click();
        await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
        expect(await kith.somebody("bo@acme.test").signIn()).toAnswer(200);
        await page.goto(await linkTo(kith, "bo@acme.test"));
        await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story(
    "changed by an administrator it waits for the person, and the window says so (B08, S0-04)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("bo@acme.test");
        const { id } = await acme.user("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users?edit=${id}`);
        const dialog = page.getByRole("dialog", { name: "Edit User" });
        await dialog.getByLabel("E-mail", { exact: true }).fill("bob@acme.test");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog).toBeHidden();
        await page.goto(`${kith.url}/users?edit=${id}`);
        await expect(dialog.getByLabel("E-mail", { exact: true })).toHaveValue("bob@acme.test");
        await expect(dialog.getByText("To sign in, bob@acme.test waits", { exact: false })).toBeVisible();
        expect(await kith.somebody("bo@acme.test").signIn()).toAnswer(200);
    },
);
