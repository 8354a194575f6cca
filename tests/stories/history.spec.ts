// The time machine: who was here on a day, and what differs between two (B26).
import { readFile } from "node:fs/promises";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import { expect, story } from "../support/story";

const day = 24 * 60 * 60;

story(
    "who was here on a day, and what changed since, is shown and handed out (B26)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const { id, created_at } = (await acme.add("bob@acme.test", { first_name: "Bob" })).body;
        const first = created_at.slice(0, 10);
        await kith.advance(2 * day);
        await acme.ann.signIn();
        await acme.ann.patch(`${acme.path}/users/${id}`, { licenses: ["suite"], roles: ["manager"] });
        const cy = (await acme.add("cy@acme.test", { first_name: "Cy" })).body;
        const last = cy.created_at.slice(0, 10);

        // The browser's clock is where the server's is.
        await page.clock.install({ time: Date.parse(cy.created_at) + 60_000 });
        await page.clock.resume();
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/activity`);
        await page.getByRole("link", { name: "Time machine" }).click();
        await page.getByLabel("Who was here on").fill(first);
        const rows = page.getByRole("row");
        await expect(rows).toHaveCount(3);
        await expect(rows.nth(2)).toContainText("Bob Berg");
        await expect(rows.nth(2)).toContainText("User");

        await page.getByLabel("What changed since the end of").fill(first);
        await page.getByLabel("until the end of", { exact: true }).fill(last);
        await expect(rows).toHaveCount(3);
        await expect(rows.filter({ hasText: "Bob Berg" })).toContainText("Kith Suite");
        await expect(rows.filter({ hasText: "Bob Berg" })).toContainText("User, Team manager");
        await expect(rows.filter({ hasText: "Cy Berg" })).toContainText("Joined");
        expect(await barriersOf(page)).toEqual([]);

        const coming = page.waitForEvent("download");
        await page.getByRole("button", { name: "Export as CSV" }).click();
        const lines = (await readFile(await (await coming).path(), "utf8")).trim().split("\r\n");
        expect(lines).toHaveLength(3);
        expect(lines.join()).toContain("Cy Berg,cy@acme.test,,,,Active,User,");
        expect(complaints).toEqual([]);
    },
);
