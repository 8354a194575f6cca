// The page of activity: looked through, followed live, handed out, and whether it is whole. ui 15.
import { readFile } from "node:fs/promises";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import { expect, story } from "../support/story";

const day = 24 * 60 * 60;

story(
    "filters stand in the address, details tell what changed, new entries arrive by themselves",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const { id } = (await acme.add("bob@acme.test", { first_name: "Bob" })).body;
        await acme.ann.patch(`${acme.path}/users/${id}`, { job_title: "Clerk" });
        await acme.invite("cy@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/activity`);
        const entries = page.getByRole("main").getByRole("listitem");
        await expect(page.getByText(/^Verified$/)).toBeVisible();
        await expect(entries.first()).toContainText("sent an invitation");

        await page.getByRole("button", { name: "Kind" }).click();
        await page.getByRole("menuitemradio", { name: "Users" }).click();
        await expect(entries.first()).toContainText("changed a user: Bob Berg");
        expect(page.url()).toContain("operation=membership");
        await entries
            .first()
            .getByRole("button", { name: /^Details of entry/ })
            .click();
        await expect(entries.first().getByRole("row", { name: "Title Clerk" })).toBeVisible();
        await expect(entries.first()).toContainText("127.0.0.1");
        expect(await barriersOf(page)).toEqual([]);

        await entries.first().getByRole("button", { name: "About Bob Berg" }).click();
        await page.reload();
        await expect(page.getByRole("button", { name: /Bob Berg, too$/ })).toBeVisible();
        await expect(entries).toHaveCount(2);
        await page.getByLabel("Search names, addresses and changes").fill("clerk");
        await expect(entries).toHaveCount(1);
        await page.getByLabel("Search names, addresses and changes").fill("nobody at all");
        await expect(page.getByText("No entry fits.", { exact: false })).toBeVisible();
        await page.getByRole("button", { name: "Clear filters" }).click();
        await expect(entries.first()).toContainText("sent an invitation");

        await acme.ann.post(`${acme.path}/roles`, { name: "Desk", permissions: [] });
        await expect(entries.first()).toContainText("made a role: Desk");
        expect(complaints).toEqual([]);
    },
);

story(
    "an entry tells by which way it came and with what, and calls roles by their names",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const { id } = (await acme.add("bob@acme.test", { first_name: "Bob" })).body;
        const auditor = { name: "Auditor", permissions: ["audit.view"] };
        const role = (await acme.ann.post(`${acme.path}/roles`, auditor)).body.id;
        const { token } = (await acme.ann.post("/me/tokens", { name: "CRM sync" })).body;
        const headers = { Authorization: `Bearer ${token}`, "User-Agent": "curl/8.5.0" };
        const user = `${acme.path}/users/${id}`;
        const body = { roles: ["user", role] };
        expect(await kith.somebody().call("PATCH", user, { body, headers })).toAnswer(200);
        await acme.ann.patch(user, { roles: ["user"] });
        expect(await acme.ann.delete(`${acme.path}/roles/${role}`)).toAnswer(204);

        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/activity`);
        await page.getByRole("button", { name: "By way of" }).click();
        await page.getByRole("menuitemradio", { name: "API token" }).click();
        const entry = page.getByRole("main").getByRole("listitem");
        await expect(entry).toHaveCount(1);
        await expect(entry).toContainText("Ann Lee by the API token “CRM sync” changed a user: Bob Berg");
        await expect(entry).toContainText("· curl");
        expect(page.url()).toContain("via=token");
        await entry.getByRole("button", { name: /^Details of entry/ }).click();
        await expect(entry.getByRole("row", { name: "Roles and grants User User, Auditor" })).toBeVisible();
        await expect(entry.getByText("API token “CRM sync”", { exact: true })).toBeVisible();
    },
);

story("a period is chosen by hand or by name", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await kith.advance(40 * day);
    await acme.ann.signIn();
    await acme.invite("cy@acme.test");
    await signIn(page, kith, acme.ann.email);
    const { items } = (await acme.ann.get(`${acme.path}/audit`)).body;
    expect(items.at(-1).operation).toBe("account.founded");
    const recent = items[0].at.slice(0, 10);
    await page.goto(`${kith.url}/activity?period=range&from=${recent}`);
    const entries = page.getByRole("main").getByRole("listitem");
    await expect(entries).toHaveText([/signed in from a new browser/, /sent an invitation/]);
    await expect(page.getByLabel("From this day")).toHaveValue(recent);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(entries).toHaveCount(items.length);
});

story(
    "what is looked for is handed out as a file, without formulas",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.invite("cy@acme.test", { first_name: "Cy", last_name: "- Berg" });
        await acme.invite("di@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/activity?q=cy@acme.test`);
        await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
        await page.getByRole("button", { name: "Export" }).click();
        const coming = page.waitForEvent("download");
        await page.getByRole("menuitem", { name: /^As CSV/ }).click();
        const file = await coming;
        expect(file.suggestedFilename()).toBe("audit.csv");
        const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatch(/^seq,at,category,operation,/);
        expect(lines[1]).toContain(",invitation.sent,");
        expect(lines[1]).not.toContain("di@acme.test");
    },
);
