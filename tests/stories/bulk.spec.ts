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

function row(page: Page, email: string) {
    return table(page).getByRole("row").filter({ hasText: email });
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
    "a role is given to many at once, and taken back by Undo (S4-01)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test");
        await acme.add("cy@acme.test", { roles: ["manager"] });
        await openUsers(page, kith);
        await page.getByLabel("Select bo Berg").check();
        await page.getByLabel("Select cy Berg").check();
        await giveRole(page, "Team manager");
        await expect(page.getByText("1 changed, 1 had it already")).toBeVisible();
        await expect(row(page, "bo@acme.test")).toContainText("Team manager");
        expect((await acme.user("bo@acme.test")).roles).toEqual(["user", "manager"]);
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(page.getByText("1 changed back")).toBeVisible();
        await expect(row(page, "bo@acme.test")).not.toContainText("Team manager");
        expect((await acme.user("bo@acme.test")).roles).toEqual(["user"]);
        expect((await acme.user("cy@acme.test")).roles).toEqual(["user", "manager"]);
    },
);

story(
    "licenses go as far as they reach; who is refused is named, and told whom to ask (S4-29, S4-30, S4-31)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const support = { name: "Help Desk", email: "help@acme.test", phone: "+1 555 0100" };
        expect(await acme.ann.patch(acme.path, { support })).toAnswer(200);
        const notice = "For information only, no legal advice.";
        expect(await acme.ann.patch(`${acme.path}/settings`, { notice })).toAnswer(200);
        for (const name of ["bo", "cy", "dee", "eve"]) await acme.add(`${name}@acme.test`);
        await openUsers(page, kith);
        await expect(
            page.getByText("Please contact Help Desk for any questions at help@acme.test or +1 555 0100."),
        ).toBeVisible();
        await expect(page.getByText(notice)).toBeVisible();
        await page.getByLabel("Select bo Berg").check();
        await page.getByLabel("Select eve Berg").click({ modifiers: ["Shift"] });
        await bar(page).getByRole("button", { name: "Licenses" }).click();
        await page
            .getByRole("menuitem", { name: /^Kith Suite/ })
            .first()
            .click();
        await expect(page.getByText("3 changed, 1 refused")).toBeVisible();
        const none =
            "All available Kith Suite licenses have been assigned. Please contact Help Desk " +
            "at help@acme.test or +1 555 0100 to get more licenses.";
        await expect(page.getByText(none).first()).toBeVisible();
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 3, available: 0 });
        await expect(page.getByText("1 selected")).toBeVisible();

        // The banner stays for whoever comes next, and leaves with the first free license.
        await page.reload();
        await expect(page.getByText(none)).toBeVisible();
        const holder = await acme.ann.get(`${acme.path}/products/suite/users`);
        await acme.ann.delete(acme.license("suite", holder.body.items[0].id));
        await expect(page.getByText(none)).toBeHidden();
    },
);

story(
    "making many inactive asks first, and never takes oneself along (S4-24, S4-25)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test", { licenses: ["suite"] });
        await openUsers(page, kith);
        await page.getByLabel("Select Ann Lee").check();
        await page.getByLabel("Select bo Berg").check();
        await bar(page).getByRole("button", { name: "Make inactive" }).click();
        const dialog = page.getByRole("dialog");
        await expect(dialog).toContainText("Making 2 users inactive removes all assigned licenses");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await expect(dialog).toBeHidden();
        expect((await acme.user("bo@acme.test")).state).toBe("active");
        await bar(page).getByRole("button", { name: "Make inactive" }).click();
        await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
        await expect(page.getByText("1 changed, 1 refused")).toBeVisible();
        await expect(bar(page)).toContainText("You cannot make yourself inactive.");
        await expect(row(page, "bo@acme.test")).toBeHidden();
        expect(await acme.user("bo@acme.test")).toMatchObject({ state: "inactive", licenses: [] });
        expect((await acme.user("ann@acme.test")).state).toBe("active");
    },
);

story(
    "Undo leaves alone whom somebody has changed since (S4-01)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        for (const name of ["bo", "cy"]) await acme.add(`${name}@acme.test`);
        await openUsers(page, kith);
        await page.getByLabel("Select bo Berg").check();
        await page.getByLabel("Select cy Berg").check();
        await giveRole(page, "Team manager");
        await expect(page.getByText("2 changed")).toBeVisible();
        const { id } = await acme.user("cy@acme.test");
        await acme.ann.patch(`${acme.path}/users/${id}`, { job_title: "Pilot" });
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(page.getByText("1 changed back, 1 left as they are")).toBeVisible();
        expect((await acme.user("bo@acme.test")).roles).toEqual(["user"]);
        expect((await acme.user("cy@acme.test")).roles).toEqual(["user", "manager"]);
    },
);

story(
    "more than a hundred selected by hand: how far it is stands in the bar (S4-01)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await addMany(acme, 210);
        await openUsers(page, kith);
        await expect(async () => {
            await page.mouse.wheel(0, 4000);
            await expect(page.getByText("100 of 211")).toBeHidden({ timeout: 300 });
        }).toPass();
        await page.getByRole("checkbox", { name: "Select everybody loaded" }).check();
        await giveRole(page, "Team manager");
        await expect(bar(page).getByRole("progressbar")).toBeVisible();
        const told = await page.getByText(/^\d+ changed$/).innerText();
        const { body } = await acme.ann.get(`${acme.path}/users?role=manager&total=true`);
        expect(`${body.total} changed`).toBe(told);
        expect(body.total).toBeGreaterThanOrEqual(200);
    },
);

story(
    "everybody is changed once, even when the answer was lost on the way (S4-01)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await addMany(acme, 110);
        await openUsers(page, kith);
        await chooseEverybody(page, 111);
        // Whoever is loaded later is one of them, too.
        const more = page.getByRole("button", { name: "Load more" });
        await more.scrollIntoViewIfNeeded(); // where somebody scrolls to it, it comes by itself
        await expect(more).toBeHidden();
        await expect(bar(page).getByText("All 111 that match are selected")).toBeVisible();
        const keys: (string | undefined)[] = [];
        await page.route("**/users/bulk", async (route) => {
            keys.push(route.request().headers()["idempotency-key"]);
            const response = await route.fetch();
            if (keys.length === 1) return route.abort();
            return route.fulfill({ response });
        });
        await giveRole(page, "Team manager");
        await expect(page.getByText("The server cannot be reached.")).toBeVisible();
        expect(keys).toHaveLength(1);
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
