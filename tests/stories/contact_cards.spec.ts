// Contacts of one's own: added, changed, imported, exported and deleted on their tab.
// Rows S0-18, S0-19.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { complaintsOf, fill, signIn } from "../support/browser";
import { expect, story } from "../support/story";

async function expectNothingWrong(page: Page) {
    await page.mouse.move(0, 0);
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

story(
    "a contact is added, changed, imported, exported and deleted (S0-18, S0-19)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections`);
        await page.getByRole("tab", { name: "Contacts" }).click();
        await expect(page.getByText("You have no contacts yet.")).toBeVisible();
        await expectNothingWrong(page);

        await page.getByRole("button", { name: "Add Contact" }).first().click();
        const adding = page.getByRole("dialog", { name: "Add Contact" });
        await adding.getByRole("button", { name: "Add Contact" }).click();
        await expect(adding.getByText("Please fill in this field.")).toHaveCount(3);
        await expectNothingWrong(page);
        const names = { "First Name": "Carla", "Last Name": "Cole" };
        await fill(adding, { ...names, "Email Address": "carla@x.test" });
        await adding.getByRole("button", { name: "Add Contact" }).click();
        await expect(page.getByText("Carla Cole added to your contacts")).toBeVisible();
        await expect(adding).toBeHidden();
        await page.getByRole("button", { name: "Add Contact" }).click();
        await fill(adding, { ...names, "Email Address": "carla@x.test" });
        await adding.getByRole("button", { name: "Add Contact" }).click();
        const twice = adding.getByText("You have a contact with this address already.");
        await expect(twice).toBeVisible();
        await adding.getByRole("button", { name: "Cancel" }).click();
        await expect(adding).toBeHidden();

        await page.getByRole("button", { name: "Edit Carla Cole" }).click();
        const editing = page.getByRole("dialog", { name: "Edit contact" });
        await editing.getByLabel("Mobile (optional)").fill("+41 79 123 45 67");
        await editing.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("+41791234567")).toBeVisible();

        await page.getByRole("button", { name: "Import" }).click();
        const lines = "first_name,last_name,email\nBo,Berg,bo@y.test\nCy,Chan,no address\n";
        const file = { name: "Friends.csv", mimeType: "text/csv", buffer: Buffer.from(lines) };
        await page.locator("input[type=file]").setInputFiles(file);
        await expect(page.getByText("1 new, 0 changed, 0 as they are, 1 with errors")).toBeVisible();
        await expectNothingWrong(page);
        await page.getByRole("button", { name: "Import 1 contact" }).click();
        await page.getByRole("button", { name: "Delete Bo Berg" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
        await expect(page.getByText("Bo Berg deleted")).toBeVisible();

        await page.getByRole("button", { name: "On your phone" }).click();
        const phone = page.getByRole("dialog", { name: "Contacts on your phone (CardDAV)" });
        await expect(phone.getByText(/\/dav\/$/)).toBeVisible();
        await expect(phone.getByRole("link", { name: "Make an application password" })).toBeVisible();
        await expectNothingWrong(page);
        await page.keyboard.press("Escape");
        await expect(phone).toBeHidden();

        const coming = page.waitForEvent("download");
        await page.getByRole("button", { name: "Export" }).click();
        await page.getByRole("menuitem", { name: "As vCard" }).click();
        expect(await readFile(await (await coming).path(), "utf8")).toContain("FN:Carla Cole");
        expect(complaints).toEqual([]);
    },
);
